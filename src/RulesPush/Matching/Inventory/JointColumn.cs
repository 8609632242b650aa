using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>
/// Properties with few classes each, taken together as one: the codes of a machine are the digits of a number, which
/// names a row of what all of them leave.
/// </summary>
/// <remarks>
/// Cross-products of dimensions: Gupta and McKeown, Packet Classification on Multiple Fields, 1999, in one stage. Worth it
/// as long as the rows of all combinations stay in the processor's own memory: where they would not, a property is alone.
/// </remarks>
internal sealed class JointColumn
{
    /// <summary>How much memory the rows of a joint column may take: measured, more of them cost more than they save.</summary>
    private const int MostBytes = 64 * 1024;

    private readonly EncodedColumn[] _columns;

    private JointColumn(EncodedColumn[] columns) => (_columns, Count) = (columns, columns.Aggregate(1, static (n, c) => n * c.Classes));

    /// <summary>How many combinations of classes there are.</summary>
    public int Count { get; }

    /// <summary>Joins columns for rows of so many bytes: those of few classes first, as long as their combinations are few.</summary>
    public static JointColumn[] Join(IEnumerable<EncodedColumn> columns, int bytesOfRow)
    {
        var most = MostBytes / bytesOfRow;
        List<List<EncodedColumn>> joints = [];
        foreach (var column in columns.OrderByDescending(static c => c.Classes))
        {
            // To the fullest that still takes it.
            var joint = joints.Where(j => Size(j) * column.Classes <= most).MaxBy(Size);
            if (joint is null)
                joints.Add(joint = []);
            joint.Add(column);
        }

        return [.. joints.Select(static j => new JointColumn([.. j]))];
    }

    /// <summary>Writes what each combination leaves: those words of the rows of its classes, ANDed, that begin with <paramref name="from"/>.</summary>
    public void Write(Span<ulong> left, int from)
    {
        var words = left.Length / Count;
        left.Fill(ulong.MaxValue);
        for (var combination = 0; combination < Count; combination++)
        {
            var row = left.Slice(combination * words, words);
            var rest = combination;
            foreach (var column in _columns)
            {
                (rest, var valueClass) = Math.DivRem(rest, column.Classes);
                Rows.And(row, column.Left(valueClass).Slice(from, words));
            }
        }
    }

    /// <summary>The number of each machine's combination, counted from <paramref name="first"/>.</summary>
    public void Number(Span<int> numbers, int first)
    {
        numbers.Fill(first);
        var digit = 1;
        foreach (var column in _columns)
        {
            AddProduct(numbers, column.Codes, digit);
            digit *= column.Classes;
        }
    }

    private static void AddProduct(Span<int> sums, ReadOnlySpan<int> values, int factor)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var value = ref MemoryMarshal.GetReference(values[..sums.Length]);
        var i = 0;
        for (; i <= sums.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            (Vector256.LoadUnsafe(ref sum, (nuint)i) + (Vector256.LoadUnsafe(ref value, (nuint)i) * factor)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < sums.Length; i++)
            sums[i] += values[i] * factor;
    }

    private static long Size(List<EncodedColumn> joint) => joint.Aggregate(1L, static (n, c) => n * c.Classes);
}
