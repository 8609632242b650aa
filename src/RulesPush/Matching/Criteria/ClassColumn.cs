using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>
/// A property whose values fall into a few classes that no test tells apart: a finished row for each class.
/// </summary>
/// <remarks>
/// Equivalence classes of the values of a dimension: P. Gupta and N. McKeown, "Packet Classification on Multiple Fields"
/// (1999). Of ordered values the bounds that tests name, and the gaps between them, are the classes, found by halving.
/// Limits: the rows take classes times criteria bits, 128 KB where 1,000 criteria name 500 bounds.
/// </remarks>
internal abstract class ClassColumn : Column
{
    private readonly ulong[] _rows;

    /// <param name="uses">The conditions on the property.</param>
    /// <param name="words">The words of a row.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="holds">Whether a test holds for the values of a class.</param>
    protected ClassColumn(IReadOnlyList<TestUse> uses, int words, int classes, Func<ConditionTest, int, bool> holds)
        : base(uses, words)
    {
        _rows = new ulong[classes * words];
        _rows.AsSpan().Fill(ulong.MaxValue);
        for (var i = 0; i < classes; i++)
        {
            foreach (var use in uses)
            {
                if (holds(use.Test, i) == use.IsExclude)
                    _rows[(i * words) + (use.Bit >> 6)] &= ~(1UL << use.Bit);
            }
        }
    }

    /// <summary>The classes, and that discovery has not seen the property.</summary>
    public sealed override int Places => (_rows.Length / Words) + 1;

    protected int PlaceOf(int? valueClass) => valueClass ?? Places - 1;

    protected void Narrow(int? valueClass, Survivors survivors)
    {
        if (valueClass is { } known)
            Rows.And(survivors.Possible, _rows.AsSpan(known * Words, Words));
        else
            LeaveOpen(survivors);
    }
}

/// <summary>The kind of system: each is a class.</summary>
internal sealed class KindColumn(IReadOnlyList<TestUse> uses, int words) : ClassColumn(
    uses, words, Enum.GetValues<SystemKind>().Length, static (test, kind) => ((SystemKindTest)test).Kinds.Contains((SystemKind)kind))
{
    public override int PlaceOf(Resource resource, DateTimeOffset now) => PlaceOf((int?)resource.SystemKind);

    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors) => Narrow((int?)resource.SystemKind, survivors);
}

/// <summary>How long ago a machine was last seen: the bounds are the numbers of days.</summary>
internal sealed class LastSeenColumn(IReadOnlyList<TestUse> uses, int words, TimeSpan[] bounds) : ClassColumn(
    uses, words, Bounds.Classes(bounds), (test, age) => age <= Bounds.ClassOf(bounds, TimeSpan.FromDays(((LastSeenWithinTest)test).Days)))
{
    public LastSeenColumn(IReadOnlyList<TestUse> uses, int words)
        : this(uses, words, Bounds.Of(uses.Select(static u => TimeSpan.FromDays(((LastSeenWithinTest)u.Test).Days))))
    {
    }

    public override int PlaceOf(Resource resource, DateTimeOffset now) => PlaceOf(ClassOf(resource, now));

    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors) => Narrow(ClassOf(resource, now), survivors);

    private int? ClassOf(Resource resource, DateTimeOffset now) => resource.AgentTime is { } times ? ClassOf(times, now) : null;

    private int ClassOf(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        var array = times as DateTimeOffset[] ?? [.. times];
        // A machine that was never seen is older than all bounds, also than the highest that there could be.
        if (array.Length == 0)
            return Bounds.Classes(bounds) - 1;
        var age = now - array[0];
        foreach (var time in array.AsSpan(1))
            age = now - time is var other && other < age ? other : age;
        return Bounds.ClassOf(bounds, age);
    }
}

/// <summary>A custom property with an order: a number, a flag, a time, a version.</summary>
internal sealed class OrderedColumn<T>(IReadOnlyList<TestUse> uses, int words, string name, T[] bounds) : ClassColumn(
    uses, words, Bounds.Classes(bounds), (test, valueClass) => Holds((PropertyTest)test, valueClass, bounds))
    where T : IComparable<T>
{
    public OrderedColumn(IReadOnlyList<TestUse> uses, int words, string name)
        : this(uses, words, name, Bounds.Of(uses.SelectMany(static u => ((PropertyTest)u.Test).Values.Select(static v => (T)v.Value))))
    {
    }

    public override int PlaceOf(Resource resource, DateTimeOffset now) => PlaceOf(ClassOf(resource));

    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors) => Narrow(ClassOf(resource), survivors);

    private int? ClassOf(Resource resource) =>
        resource.CustomProperties is Dictionary<string, object> all && all.TryGetValue(name, out var value) && value is T known ? Bounds.ClassOf(bounds, known) : null;

    private static bool Holds(PropertyTest test, int valueClass, T[] bounds) => test.Values.Any(value =>
    {
        var order = valueClass.CompareTo(Bounds.ClassOf(bounds, (T)value.Value));
        return test.Comparison switch
        {
            PropertyComparison.AtLeast => order >= 0,
            PropertyComparison.AtMost => order <= 0,
            _ => order == 0,
        };
    });
}
