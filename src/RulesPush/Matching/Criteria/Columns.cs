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

    public static Column Of(IReadOnlyList<TestUse> uses, RowStore rows) => uses[0].Test switch
    {
        SystemKindTest => new KindColumn(uses, rows),
        TextTest text => TextColumn.Of(uses, rows, text.Subject),
        IpSubnetTest => new AddressColumn(uses, rows),
        OperatingSystemTest => new OperatingSystemColumn(uses, rows),
        LastSeenWithinTest => new LastSeenColumn(uses, rows),
        PropertyTest property => Of(uses, rows, property.Property),
        var test => throw new ArgumentOutOfRangeException(nameof(uses), $"{test} has no column."),
    };

    private static Column Of(IReadOnlyList<TestUse> uses, RowStore rows, PropertyDefinition property) => property.Type switch
    {
        PropertyType.Text => new CustomTextColumn(uses, rows, property.Name),
        PropertyType.Int32 => new OrderedColumn<int>(uses, rows, property.Name),
        PropertyType.Int64 => new OrderedColumn<long>(uses, rows, property.Name),
        PropertyType.Double => new OrderedColumn<double>(uses, rows, property.Name),
        PropertyType.Boolean => new OrderedColumn<bool>(uses, rows, property.Name),
        PropertyType.Time => new OrderedColumn<DateTimeOffset>(uses, rows, property.Name),
        PropertyType.Version => new OrderedColumn<Version>(uses, rows, property.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };
}
