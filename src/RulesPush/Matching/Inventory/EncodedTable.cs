using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>Machines as the criteria of a table see them: for each property the row of bits of what its value leaves, and one of what is unknown.</summary>
/// <remarks>
/// Dictionary-encoded columns, and bitmap indexes ANDed: P. O'Neil and D. Quass, "Improved Query Performance with Variant
/// Indexes" (1997), with the rows turned round: a bit for each criterion, not for each machine, as the first that holds is
/// wanted and not all. Values that leave the same share a row, so that the rows stay next to the processor. All machines are
/// held against a block of criteria, and those that are left against the next; which are left is added up, not branched
/// on, as in K. A. Ross, "Selection Conditions in Main Memory" (2004). One thread at a time.
/// </remarks>
internal sealed class EncodedTable
{
    /// <summary>So many rows are ANDed in a turn of the loop: with fewer properties one that leaves everything fills up.</summary>
    private const int InTurn = 4;

    private readonly CriteriaTable _table;
    private readonly DistinctRows _rows;

    /// <summary>For each finished row of the table its number here, plus one; 0 where it has none yet.</summary>
    private readonly int[] _ofFinished;
    private readonly ulong[] _possible;
    private readonly ulong[] _open;

    /// <summary>How many properties there are, filled up; and the rows of everything and of nothing.</summary>
    private readonly int _properties;
    private readonly int _everything;
    private readonly int _nothing;

    /// <summary>For each block of criteria those words of all rows: what is looked at together lies together.</summary>
    private readonly ulong[][] _blocks;
    private readonly int _blockWords;

    /// <summary>How many rows were copied there.</summary>
    private int _copied;

    /// <summary>For each machine its rows, by where they are among those of a block.</summary>
    private int[] _numbers = [];
    private int _count;

    public EncodedTable(CriteriaTable table)
    {
        (_table, _rows) = (table, new DistinctRows(table.Finished.Words));
        _ofFinished = new int[table.Finished.Count];
        (_possible, _open) = (new ulong[table.Finished.Words], new ulong[table.Finished.Words]);
        _possible.AsSpan().Fill(ulong.MaxValue);
        _blockWords = table.Count <= 64 ? WordOfCriteria.Words : VectorOfCriteria.Words;
        _blocks = new ulong[_blockWords == WordOfCriteria.Words ? 1 : table.Finished.Words / _blockWords][];
        Array.Fill(_blocks, []);
        _properties = Math.Max(1, (table.Properties.Length + InTurn - 1) / InTurn) * InTurn;
        _everything = _rows.NumberOf(_possible) * _blockWords;
        _nothing = _rows.NumberOf(_open) * _blockWords;
    }

    /// <summary>How many rows there are: they are kept, and must not become too many.</summary>
    public int RowCount => _rows.Count;

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
        // Another table of the site may lack something: then this one is asked too what is open.
        numbers[_properties] = survivors.AreOpen ? _rows.NumberOf(_open) * _blockWords : _nothing;
        if (survivors.AreOpen)
            _open.AsSpan().Clear();
        return survivors.AreOpen;
    }

    /// <summary>Makes ready to match: rows that have come since are copied.</summary>
    public void Finish()
    {
        for (var i = 0; i < _blocks.Length; i++)
        {
            var length = _rows.Count * _blockWords;
            if (_blocks[i].Length < length)
                Array.Resize(ref _blocks[i], Math.Max(length, 2 * _blocks[i].Length));
            for (var row = _copied; row < _rows.Count; row++)
                _rows.RowOf(row).Slice(i * _blockWords, _blockWords).CopyTo(_blocks[i].AsSpan(row * _blockWords));
        }

        _copied = _rows.Count;
    }

    /// <summary>Holds machines that lack nothing against the criteria: those that one of them certainly holds for get a verdict.</summary>
    /// <returns>The machines that are left; the list is reused.</returns>
    public Span<int> MatchComplete(Span<int> machines, Span<int> verdicts)
    {
        for (var i = 0; i < _blocks.Length && machines.Length > 0; i++)
            machines = _blockWords == WordOfCriteria.Words ? MatchComplete<WordOfCriteria>(i, machines, verdicts) : MatchComplete<VectorOfCriteria>(i, machines, verdicts);
        return machines;
    }

    /// <summary>The same of machines that lack something. One that is left has as its verdict the first criterion that is unknown, if there is one.</summary>
    /// <param name="machines">The machines.</param>
    /// <param name="verdicts">The verdicts, <see cref="EncodedSite.Misses"/> where there is none yet.</param>
    /// <param name="firstUnknown">What is added to the place of a criterion that is unknown.</param>
    public Span<int> MatchLacking(Span<int> machines, Span<int> verdicts, int firstUnknown)
    {
        for (var i = 0; i < _blocks.Length && machines.Length > 0; i++)
        {
            machines = _blockWords == WordOfCriteria.Words
                ? MatchLacking<WordOfCriteria>(i, machines, verdicts, firstUnknown)
                : MatchLacking<VectorOfCriteria>(i, machines, verdicts, firstUnknown);
        }

        return machines;
    }

    private Span<int> MatchComplete<TBlock>(int block, Span<int> machines, Span<int> verdicts)
        where TBlock : struct, ICriteriaBlock<TBlock>
    {
        var all = Block<TBlock>(_table.All, block);
        var compiled = _table.Compiled[(block * TBlock.Words)..];
        var (width, properties, bits, place, left) = (Width, _properties, TBlock.Words * 64, _table.Start + (block * TBlock.Words * 64), 0);
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_blocks[block]);
        foreach (var machine in machines)
        {
            var first = (all & Left<TBlock>(ref Unsafe.Add(ref numbers, machine * width), properties, ref rows)).First;
            // Of one that is left that is overwritten later.
            verdicts[machine] = Choose(Rows.Has(compiled, first & (bits - 1)), EncodedSite.Open, place + first);
            machines[left] = machine;
            left += first < bits ? 0 : 1;
        }

        return machines[..left];
    }

    private Span<int> MatchLacking<TBlock>(int block, Span<int> machines, Span<int> verdicts, int firstUnknown)
        where TBlock : struct, ICriteriaBlock<TBlock>
    {
        var (all, unreadable) = (Block<TBlock>(_table.All, block), Block<TBlock>(_table.Compiled, block));
        var compiled = _table.Compiled[(block * TBlock.Words)..];
        var (width, properties, bits, place, left) = (Width, _properties, TBlock.Words * 64, _table.Start + (block * TBlock.Words * 64), 0);
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_blocks[block]);
        foreach (var machine in machines)
        {
            ref var ofMachine = ref Unsafe.Add(ref numbers, machine * width);
            var possible = all & Left<TBlock>(ref ofMachine, properties, ref rows);
            var open = TBlock.Read(ref rows, Unsafe.Add(ref ofMachine, properties)).Without(unreadable);
            var (firstPossible, first) = (possible.First, possible.Without(open).First);
            var isFirst = firstPossible < bits & verdicts[machine] == EncodedSite.Misses;
            var decision = Choose(Rows.Has(compiled, first & (bits - 1)), EncodedSite.Open, place + first);
            verdicts[machine] = Choose(first < bits, decision, Choose(isFirst, firstUnknown + place + firstPossible, verdicts[machine]));
            machines[left] = machine;
            left += first < bits ? 0 : 1;
        }

        return machines[..left];
    }

    private static TBlock Block<TBlock>(ReadOnlySpan<ulong> row, int block)
        where TBlock : struct, ICriteriaBlock<TBlock> => TBlock.Read(ref MemoryMarshal.GetReference(row), block * TBlock.Words);

    private int OfFinished(int finished)
    {
        ref var known = ref _ofFinished[finished];
        if (known == 0)
            known = (_rows.NumberOf(_table.Finished[finished]) * _blockWords) + 1;
        return known - 1;
    }

    /// <summary>Takes what a property has put together, and leaves every criterion for the next.</summary>
    private int OfPutTogether()
    {
        var number = _rows.NumberOf(_possible) * _blockWords;
        _possible.AsSpan().Fill(ulong.MaxValue);
        return number;
    }

    /// <summary>What all properties of a machine leave; there are always some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBlock Left<TBlock>(ref int numbers, int count, ref ulong rows)
        where TBlock : struct, ICriteriaBlock<TBlock>
    {
        var left = Turn<TBlock>(ref numbers, ref rows);
        for (var i = InTurn; i < count; i += InTurn)
            left &= Turn<TBlock>(ref Unsafe.Add(ref numbers, i), ref rows);
        return left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBlock Turn<TBlock>(ref int numbers, ref ulong rows)
        where TBlock : struct, ICriteriaBlock<TBlock> =>
        (TBlock.Read(ref rows, numbers) & TBlock.Read(ref rows, Unsafe.Add(ref numbers, 1)))
            & (TBlock.Read(ref rows, Unsafe.Add(ref numbers, 2)) & TBlock.Read(ref rows, Unsafe.Add(ref numbers, 3)));

    /// <summary>One of two numbers, without a branch: where which of them it is can't be foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Choose(bool isFirst, int first, int second) => second ^ ((first ^ second) & -Unsafe.BitCast<bool, byte>(isFirst));
}
