using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>Machines as the criteria of a table see them: for each property the row of bits of what its value leaves, and one of what is unknown.</summary>
/// <remarks>
/// Dictionary-encoded columns, and bitmap indexes ANDed: P. O'Neil and D. Quass, "Improved Query Performance with Variant
/// Indexes" (1997), with the rows turned round: a bit for each criterion, not for each machine, as the first that holds is
/// wanted and not all. Values that leave the same share a row, so that the rows stay next to the processor. All machines are
/// held against as many criteria as a vector has bits, and those that are left against the next; which are left is added
/// up, not branched on, as in K. A. Ross, "Selection Conditions in Main Memory" (2004). One thread at a time.
/// </remarks>
internal sealed class EncodedTable
{
    /// <summary>More than any bit of a vector is.</summary>
    private const int None = 256;

    /// <summary>So many rows are ANDed in a turn of the loop: with fewer properties one that leaves everything fills up.</summary>
    private const int InTurn = 4;

    private readonly CriteriaTable _table;
    private readonly ValueClasses _rows;

    /// <summary>For each finished row of the table its number here, plus one; 0 where it has none yet.</summary>
    private readonly int[] _ofFinished;
    private readonly ulong[] _possible;
    private readonly ulong[] _open;

    /// <summary>How many properties there are, filled up; and the row that leaves everything.</summary>
    private readonly int _properties;
    private readonly int _everything;

    /// <summary>For each vector of criteria those words of all rows: what is looked at together lies together.</summary>
    private readonly ulong[][] _vectors;

    /// <summary>How many rows were copied there.</summary>
    private int _copied;

    /// <summary>For each machine its rows, by where they are in a vector of criteria.</summary>
    private int[] _numbers = [];
    private int _count;

    public EncodedTable(CriteriaTable table)
    {
        (_table, _rows) = (table, new ValueClasses(table.Finished.Words));
        _ofFinished = new int[table.Finished.Count];
        (_possible, _open) = (new ulong[table.Finished.Words], new ulong[table.Finished.Words]);
        _possible.AsSpan().Fill(ulong.MaxValue);
        _vectors = new ulong[table.Finished.Words / Vector256<ulong>.Count][];
        Array.Fill(_vectors, []);
        _properties = (table.Properties.Length + InTurn - 1) / InTurn * InTurn;
        _everything = _rows.ClassOf(_possible) * Vector256<ulong>.Count;
    }

    /// <summary>How many rows there are: they are kept, and must not become too many.</summary>
    public int DistinctRows => _rows.Count;

    /// <summary>The numbers of a machine: a row for each property, and the one of what is open.</summary>
    private int Width => _properties + 1;

    /// <summary>Forgets the machines, but not the rows.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a machine.</summary>
    /// <returns>Whether it lacks something that criteria read.</returns>
    public bool Add(Resource resource, DateTimeOffset now)
    {
        if ((_count + 1) * Width > _numbers.Length)
            Array.Resize(ref _numbers, Math.Max(256 * Width, 2 * _numbers.Length));
        var numbers = _numbers.AsSpan(_count++ * Width, Width);
        var survivors = new Survivors(_possible, _open);
        for (var i = 0; i < _table.Properties.Length; i++)
        {
            var finished = _table.Properties[i].Narrow(resource, now, ref survivors);
            numbers[i] = finished >= 0 ? OfFinished(finished) : OfPutTogether();
        }

        numbers[_table.Properties.Length.._properties].Fill(_everything);
        if (!survivors.AreOpen)
            return false;
        numbers[_properties] = _rows.ClassOf(_open) * Vector256<ulong>.Count;
        _open.AsSpan().Clear();
        return true;
    }

    /// <summary>Makes ready to match: rows that have come since are copied.</summary>
    public void Finish()
    {
        for (var i = 0; i < _vectors.Length; i++)
        {
            var length = _rows.Count * Vector256<ulong>.Count;
            if (_vectors[i].Length < length)
                Array.Resize(ref _vectors[i], Math.Max(length, 2 * _vectors[i].Length));
            for (var row = _copied; row < _rows.Count; row++)
                _rows.RowOf(row).Slice(i * Vector256<ulong>.Count, Vector256<ulong>.Count).CopyTo(_vectors[i].AsSpan(row * Vector256<ulong>.Count));
        }

        _copied = _rows.Count;
    }

    /// <summary>Holds machines that lack nothing against the criteria: those that one of them certainly holds for get a verdict.</summary>
    /// <returns>The machines that are left; the list is reused.</returns>
    public Span<int> MatchComplete(Span<int> machines, Span<int> verdicts)
    {
        for (var i = 0; i < _vectors.Length && machines.Length > 0; i++)
            machines = MatchComplete(i, machines, verdicts);
        return machines;
    }

    /// <summary>The same of machines that lack something. One that is left has as its verdict the first criterion that is unknown, if there is one.</summary>
    /// <param name="machines">The machines.</param>
    /// <param name="verdicts">The verdicts, <see cref="EncodedSite.Misses"/> where there is none yet.</param>
    /// <param name="firstUnknown">What is added to the place of a criterion that is unknown.</param>
    public Span<int> MatchLacking(Span<int> machines, Span<int> verdicts, int firstUnknown)
    {
        for (var i = 0; i < _vectors.Length && machines.Length > 0; i++)
            machines = MatchLacking(i, machines, verdicts, firstUnknown);
        return machines;
    }

    private Span<int> MatchComplete(int vector, Span<int> machines, Span<int> verdicts)
    {
        var word = vector * Vector256<ulong>.Count;
        var all = Vector256.LoadUnsafe(in _table.All[word]);
        var compiled = _table.Compiled[word..];
        var (width, properties, place, left) = (Width, _properties, _table.Start + (word * 64), 0);
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_vectors[vector]);
        foreach (var machine in machines)
        {
            var first = First(all & Left(ref Unsafe.Add(ref numbers, machine * width), properties, ref rows));
            // Of one that is left that is overwritten later.
            verdicts[machine] = Choose(Rows.Has(compiled, first & (None - 1)), EncodedSite.Open, place + first);
            machines[left] = machine;
            left += first < None ? 0 : 1;
        }

        return machines[..left];
    }

    private Span<int> MatchLacking(int vector, Span<int> machines, Span<int> verdicts, int firstUnknown)
    {
        var word = vector * Vector256<ulong>.Count;
        var (all, unreadable) = (Vector256.LoadUnsafe(in _table.All[word]), Vector256.LoadUnsafe(in _table.Compiled[word]));
        var compiled = _table.Compiled[word..];
        var (width, properties, place, left) = (Width, _properties, _table.Start + (word * 64), 0);
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_vectors[vector]);
        foreach (var machine in machines)
        {
            ref var ofMachine = ref Unsafe.Add(ref numbers, machine * width);
            var possible = all & Left(ref ofMachine, properties, ref rows);
            var open = Vector256.AndNot(Row(ref rows, ref ofMachine, properties), unreadable);
            var (firstPossible, first) = (First(possible), First(Vector256.AndNot(possible, open)));
            var isFirst = firstPossible < None & verdicts[machine] == EncodedSite.Misses;
            var decision = Choose(Rows.Has(compiled, first & (None - 1)), EncodedSite.Open, place + first);
            verdicts[machine] = Choose(first < None, decision, Choose(isFirst, firstUnknown + place + firstPossible, verdicts[machine]));
            machines[left] = machine;
            left += first < None ? 0 : 1;
        }

        return machines[..left];
    }

    private int OfFinished(int finished)
    {
        ref var known = ref _ofFinished[finished];
        if (known == 0)
            known = (_rows.ClassOf(_table.Finished[finished]) * Vector256<ulong>.Count) + 1;
        return known - 1;
    }

    /// <summary>Takes what a property has put together, and leaves every criterion for the next.</summary>
    private int OfPutTogether()
    {
        var number = _rows.ClassOf(_possible) * Vector256<ulong>.Count;
        _possible.AsSpan().Fill(ulong.MaxValue);
        return number;
    }

    /// <summary>What all properties of a machine leave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Left(ref int numbers, int count, ref ulong rows)
    {
        var (left, right) = (Vector256<ulong>.AllBitsSet, Vector256<ulong>.AllBitsSet);
        for (var i = 0; i < count; i += InTurn)
        {
            left &= Row(ref rows, ref numbers, i) & Row(ref rows, ref numbers, i + 1);
            right &= Row(ref rows, ref numbers, i + 2) & Row(ref rows, ref numbers, i + 3);
        }

        return left & right;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Row(ref ulong rows, ref int numbers, int property) =>
        Vector256.LoadUnsafe(ref rows, (uint)Unsafe.Add(ref numbers, property));

    /// <summary>The first bit that is set; <see cref="None"/> or more where none is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First(Vector256<ulong> bits)
    {
        var word = BitOperations.TrailingZeroCount(~Vector256.Equals(bits, Vector256<ulong>.Zero).ExtractMostSignificantBits() & 0b1111 | 0b1_0000);
        return (word * 64) + BitOperations.TrailingZeroCount(bits.GetElement(word & 3));
    }

    /// <summary>One of two numbers, without a branch: where which of them it is can't be foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Choose(bool isFirst, int first, int second) => second ^ ((first ^ second) & -Unsafe.BitCast<bool, byte>(isFirst));
}
