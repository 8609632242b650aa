using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>Which column a test belongs to.</summary>
internal static class Columns
{
    /// <summary>What tests of one column have in common; null for a test that no column knows.</summary>
    public static object? Key(ConditionTest test) => test switch
    {
        TextTest text => text.Subject,
        // A text has no order, in rules at least.
        PropertyTest { Property.Type: PropertyType.Text, Comparison: PropertyComparison.AtLeast or PropertyComparison.AtMost } => null,
        PropertyTest property => property.Property,
        SystemKindTest or OperatingSystemTest or IpSubnetTest or LastSeenWithinTest => test.GetType(),
        _ => null,
    };

    /// <summary>The order of columns: first those that cost little and leave few.</summary>
    public static int Cost(ConditionTest test) => test switch
    {
        SystemKindTest => 0,
        TextTest { Subject: TextSubject.Domain } => 1,
        TextTest { Subject: TextSubject.AdSite } => 2,
        IpSubnetTest => 3,
        TextTest { Subject: TextSubject.Name } => 5,
        TextTest => 4,
        OperatingSystemTest => 7,
        LastSeenWithinTest => 8,
        _ => 6,
    };

    public static Column Of(IReadOnlyList<TestUse> uses, int words) => uses[0].Test switch
    {
        SystemKindTest => new KindColumn(uses, words),
        TextTest text => TextColumn.Of(uses, words, text.Subject),
        IpSubnetTest => new AddressColumn(uses, words),
        OperatingSystemTest => new OperatingSystemColumn(uses, words),
        LastSeenWithinTest => new LastSeenColumn(uses, words),
        PropertyTest property => Of(uses, words, property.Property),
        var test => throw new ArgumentOutOfRangeException(nameof(uses), $"{test} has no column."),
    };

    private static Column Of(IReadOnlyList<TestUse> uses, int words, PropertyDefinition property) => property.Type switch
    {
        PropertyType.Text => new CustomTextColumn(uses, words, property.Name),
        PropertyType.Int32 => new OrderedColumn<int>(uses, words, property.Name),
        PropertyType.Int64 => new OrderedColumn<long>(uses, words, property.Name),
        PropertyType.Double => new OrderedColumn<double>(uses, words, property.Name),
        PropertyType.Boolean => new OrderedColumn<bool>(uses, words, property.Name),
        PropertyType.Time => new OrderedColumn<DateTimeOffset>(uses, words, property.Name),
        PropertyType.Version => new OrderedColumn<Version>(uses, words, property.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };
}
