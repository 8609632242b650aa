using System.Runtime.CompilerServices;

namespace RulesPush.Matching.Inventory;

/// <summary>Which criterion decides on each of many machines: one row of bits for each joint column, ANDed.</summary>
/// <remarks>
/// Bitmap indexes: O'Neil and Quass, Improved Query Performance with Variant Indexes, 1997, with the rows turned round:
/// a bit for each criterion, not for each machine, as the first that holds is wanted and not all. A machine that criteria
/// with methods may decide on is left open.
/// </remarks>
internal abstract class CriteriaMatcher
{
    private int[] _combinations = [];

    protected CriteriaMatcher(SiteTests tests, int rowLength)
    {
        (Tests, RowLength, Verdicts) = (tests, rowLength, new Verdicts(tests.Criteria));
        Columns = [.. tests.Properties.Select((p, i) => new EncodedColumn(p, tests.ByColumn[i], this))];
    }

    public EncodedColumn[] Columns { get; }

    public Verdicts Verdicts { get; }

    /// <summary>How many words it takes to write down what a value leaves of the criteria.</summary>
    public int RowLength { get; }

    protected SiteTests Tests { get; }

    protected JointColumn[] Joints { get; private set; } = [];

    /// <summary>For each machine where the row of each joint column begins.</summary>
    protected int[] RowsOfMachines { get; private set; } = [];

    public static CriteriaMatcher For(SiteTests tests) => FewCriteriaMatcher.Takes(tests) ? new FewCriteriaMatcher(tests) : new ManyCriteriaMatcher(tests);

    /// <summary>Takes out of a row what the truth of a condition does not leave.</summary>
    public abstract void Hold(Span<ulong> row, in PlacedCondition condition, Truth truth);

    /// <summary>Takes over so many machines from the columns.</summary>
    public void Take(int count)
    {
        var areNew = Joints.Length == 0;
        foreach (var column in Columns)
            areNew |= column.Finish();
        if (areNew)
        {
            Joints = JointColumn.Join(Columns, BytesOfRow);
            Join();
        }

        var length = Joints.Length * count;
        if (_combinations.Length < length)
            (_combinations, RowsOfMachines) = (new int[length], new int[length]);
        var first = 0;
        for (var j = 0; j < Joints.Length; j++)
        {
            Joints[j].Number(_combinations.AsSpan(j * count, count), first);
            first += Joints[j].Count;
        }

        Take(_combinations.AsSpan(0, length), count);
    }

    public abstract void Match(Span<int> verdicts);

    /// <summary>How much memory a combination of classes takes to match by.</summary>
    protected abstract int BytesOfRow { get; }

    /// <summary>Works out what the combinations of classes leave, of all joint columns one after the other.</summary>
    protected abstract void Join();

    /// <summary>Takes over the combinations of the machines, of all joint columns one after the other.</summary>
    protected abstract void Take(ReadOnlySpan<int> combinations, int machines);

    /// <summary>One of two numbers, without a branch: where which of them it is can't be foreseen.</summary>
    protected static int Choose(bool isFirst, int first, int second) => second ^ ((first ^ second) & -Unsafe.BitCast<bool, byte>(isFirst));

    /// <summary>The first condition of a criterion of which a machine says this.</summary>
    protected int FirstThatIs(Truth truth, int place, int machine)
    {
        foreach (var condition in Tests.ByCriterion[place])
        {
            if (condition.Of(Columns[condition.Column].TruthOf(machine, condition.Test)) == truth)
                return condition.Condition;
        }

        throw new InvalidOperationException($"No condition of criterion {place} is {truth}.");
    }
}
