namespace RulesPush.Model;

/// <summary>The dimensions that are finite, with the values that stand for all others.</summary>
internal static class FiniteDimensions
{
    /// <summary>When a machine was last seen: each age that the rules name, one beyond them, never, and unknown.</summary>
    public static FiniteDimension LastSeen(IEnumerable<LastSeenWithinTest> tests, DateTimeOffset now, AnalysisBudget budget)
    {
        var days = tests.Select(static t => t.Days).Distinct().OrderBy(static d => d).ToList();
        days.Add(days[days.Count - 1] + 1);
        List<Resource> values =
        [
            .. days.Select(d => new Resource { AgentTime = [now - TimeSpan.FromDays(d)] }),
            new Resource(),
            new Resource { AgentTime = [] },
        ];
        return new FiniteDimension(
            values,
            static (from, to) => to with { AgentTime = from.AgentTime },
            (test, place) => ReferenceCriteria.Evaluate(new Condition { Test = test }, values[place], now),
            budget);
    }

    /// <summary>A custom property that is no text: the values that the rules name, the next one behind each, the least one, and unknown.</summary>
    public static FiniteDimension Property(PropertyDefinition property, IEnumerable<PropertyTest> tests, AnalysisBudget budget)
    {
        var named = tests.SelectMany(static t => t.Values).Select(static v => v.Value).ToList();
        var known = named.Concat(named.Select(Next).OfType<object>()).Append(Least(property.Type)).Distinct()
            .OrderBy(static v => v, Comparer<object>.Create(static (a, b) => ((IComparable)a).CompareTo(b)));
        List<Resource> values = [.. known.Select(value => Reports(property, value)), new Resource()];
        return new FiniteDimension(
            values,
            (from, to) => Copy(property, from, to),
            (test, place) => ReferenceCriteria.Evaluate(new Condition { Test = test }, values[place], default),
            budget);
    }

    /// <summary>A method may say anything, and no property says what.</summary>
    public static FiniteDimension Opaque(AnalysisBudget budget)
    {
        Truth[] truths = [Truth.True, Truth.False, Truth.Unknown];
        return new FiniteDimension([new Resource(), new Resource(), new Resource()], static (_, to) => to, (_, place) => truths[place], budget);
    }

    /// <summary>A machine that reports a value of a property, and nothing else.</summary>
    public static Resource Reports(PropertyDefinition property, object value) =>
        new() { CustomProperties = new Dictionary<string, object> { [property.Name] = value } };

    /// <summary>Gives a machine the value that another one has of a property.</summary>
    public static Resource Copy(PropertyDefinition property, Resource from, Resource to)
    {
        var all = (to.CustomProperties ?? new Dictionary<string, object>()).ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);
        all.Remove(property.Name);
        if (ObservedTexts.Property(from, property) is { } value)
            all.Add(property.Name, value.Value);
        return to with { CustomProperties = all.Count == 0 ? null : all };
    }

    /// <summary>The least value that is more; null where there is none.</summary>
    private static object? Next(object value) => value switch
    {
        bool flag => flag ? null : true,
        int number => number == int.MaxValue ? null : number + 1,
        long number => number == long.MaxValue ? null : number + 1,
        double number => Next(number),
        DateTimeOffset time => time.UtcTicks == DateTimeOffset.MaxValue.UtcTicks ? null : time.AddTicks(1),
        Version version => Next(version),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static double? Next(double number)
    {
        if (number == double.MaxValue)
            return null;
        // Minus zero equals zero, and comes before what is more than it.
        var bits = BitConverter.DoubleToInt64Bits(number == 0 ? 0d : number);
        return BitConverter.Int64BitsToDouble(number >= 0 ? bits + 1 : bits - 1);
    }

    /// <summary>A missing part is less than any: 1.2 is followed by 1.2.0, and that by 1.2.0.0.</summary>
    private static Version? Next(Version version) => version switch
    {
        { Build: < 0 } => new Version(version.Major, version.Minor, 0),
        { Revision: < 0 } => new Version(version.Major, version.Minor, version.Build, 0),
        { Revision: < int.MaxValue } => new Version(version.Major, version.Minor, version.Build, version.Revision + 1),
        { Build: < int.MaxValue } => new Version(version.Major, version.Minor, version.Build + 1),
        { Minor: < int.MaxValue } => new Version(version.Major, version.Minor + 1),
        { Major: < int.MaxValue } => new Version(version.Major + 1, 0),
        _ => null,
    };

    private static object Least(PropertyType type) => type switch
    {
        PropertyType.Int32 => int.MinValue,
        PropertyType.Int64 => long.MinValue,
        PropertyType.Double => double.MinValue,
        PropertyType.Boolean => false,
        PropertyType.Time => DateTimeOffset.MinValue,
        PropertyType.Version => new Version(0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
