using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// A property whose values fall into a few classes that no test tells apart: a finished row for each class.
/// </summary>
/// <remarks>
/// Equivalence classes of the values of a dimension: P. Gupta and N. McKeown, "Packet Classification on Multiple Fields"
/// (1999). Of ordered values the bounds that tests name, and the gaps between them, are the classes (<see cref="Bounds{T}"/>).
/// Limits: the rows take classes times criteria bits, 128 KB where 1,000 criteria name 500 bounds.
/// </remarks>
internal abstract class ClassColumn : Column
{
    private readonly int _first;

    /// <param name="uses">The conditions on the property.</param>
    /// <param name="rows">Where the rows of the classes are to be.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="holds">Whether a test holds for the values of a class.</param>
    protected ClassColumn(IReadOnlyList<TestUse> uses, RowStore rows, int classes, Func<ConditionTest, int, bool> holds)
        : base(uses, rows)
    {
        _first = rows.Reserve(classes);
        for (var i = 0; i < classes; i++)
        {
            var row = rows[_first + i];
            foreach (var use in uses)
            {
                if (holds(use.Test, i) == use.IsExclude)
                    Rows.Clear(row, use.Bit);
            }
        }
    }

    protected int Narrow(int? valueClass, ref Survivors survivors) => valueClass is { } known ? _first + known : LeaveOpen(ref survivors);
}

/// <summary>The kind of system: each is a class.</summary>
internal sealed class KindColumn(IReadOnlyList<TestUse> uses, RowStore rows) : ClassColumn(
    uses, rows, Enum.GetValues<SystemKind>().Length, static (test, kind) => ((SystemKindTest)test).Kinds.Contains((SystemKind)kind))
{
    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors) => Narrow((int?)resource.SystemKind, ref survivors);
}

/// <summary>How long ago a machine was last seen: the bounds are the numbers of days.</summary>
internal sealed class LastSeenColumn(IReadOnlyList<TestUse> uses, RowStore rows, Bounds<TimeSpan> bounds) : ClassColumn(
    uses, rows, bounds.Classes, (test, age) => age <= bounds.ClassOf(TimeSpan.FromDays(((LastSeenWithinTest)test).Days)))
{
    public LastSeenColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : this(uses, rows, new Bounds<TimeSpan>(uses.Select(static u => TimeSpan.FromDays(((LastSeenWithinTest)u.Test).Days))))
    {
    }

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors) => Narrow(ClassOf(resource, now), ref survivors);

    private int? ClassOf(Resource resource, DateTimeOffset now) => resource.AgentTime is { } times ? ClassOf(times, now) : null;

    private int ClassOf(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        var array = times as DateTimeOffset[] ?? [.. times];
        // A machine that was never seen is older than all bounds, also than the highest that there could be.
        if (array.Length == 0)
            return bounds.Classes - 1;
        var age = now - array[0];
        foreach (var time in array.AsSpan(1))
            age = now - time is var other && other < age ? other : age;
        return bounds.ClassOf(age);
    }
}

/// <summary>A custom property with an order: a number, a flag, a time, a version.</summary>
internal sealed class OrderedColumn<T>(IReadOnlyList<TestUse> uses, RowStore rows, string name, Bounds<T> bounds) : ClassColumn(
    uses, rows, bounds.Classes, (test, valueClass) => Holds((PropertyTest)test, valueClass, bounds))
    where T : IComparable<T>
{
    public OrderedColumn(IReadOnlyList<TestUse> uses, RowStore rows, string name)
        : this(uses, rows, name, new Bounds<T>(uses.SelectMany(static u => ((PropertyTest)u.Test).Values.Select(static v => (T)v.Value))))
    {
    }

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors) => Narrow(ClassOf(resource), ref survivors);

    private int? ClassOf(Resource resource) =>
        resource.CustomProperties is Dictionary<string, object> all && all.TryGetValue(name, out var value) && value is T known ? bounds.ClassOf(known) : null;

    private static bool Holds(PropertyTest test, int valueClass, Bounds<T> bounds) => test.Values.Any(value =>
    {
        var order = valueClass.CompareTo(bounds.ClassOf((T)value.Value));
        return test.Comparison switch
        {
            PropertyComparison.AtLeast => order >= 0,
            PropertyComparison.AtMost => order <= 0,
            _ => order == 0,
        };
    });
}
