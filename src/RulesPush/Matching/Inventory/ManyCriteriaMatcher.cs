using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>
/// Any number of criteria, by blocks of as many as a vector has bits: all machines are held against a block, and those that
/// it does not decide on against the next.
/// </summary>
/// <remarks>
/// The rows of a block stay next to the processor, whose guesses are right: which machines are left is added up, not
/// branched on, as in K. A. Ross, "Selection Conditions in Main Memory" (2004). Which criteria certainly hold is asked only of
/// machines that lack something.
/// </remarks>
internal sealed class ManyCriteriaMatcher : CriteriaMatcher
{
    /// <summary>More than any bit of a block is.</summary>
    private const int None = 256;

    /// <summary>The words of a block.</summary>
    private static readonly int _block = Vector256<ulong>.Count;

    private readonly int _words;

    /// <summary>All criteria; those that columns know all of; and those that they do not.</summary>
    private readonly ulong[] _all;
    private readonly ulong[] _readable;
    private readonly ulong[] _unreadable;

    /// <summary>What each combination of each joint column leaves of each block: of these possibly, of these certainly.</summary>
    private ulong[] _possible = [];
    private ulong[] _certain = [];
    private int _combinations;

    /// <summary>Whether the two differ for a combination: then something is unknown.</summary>
    private bool[] _lacks = [];

    /// <summary>The machines that lack nothing, and behind so many those that lack something.</summary>
    private int[] _machines = [];
    private int _complete;
    private bool[] _isLacking = [];

    /// <summary>The machines that no block so far has decided on.</summary>
    private int[] _pending = [];

    public ManyCriteriaMatcher(SiteTests tests)
        : base(tests, 2 * Rows.WordsFor(tests.Criteria.Count))
    {
        _words = RowLength / 2;
        (_all, _readable, _unreadable) = (new ulong[_words], new ulong[_words], new ulong[_words]);
        for (var i = 0; i < tests.Criteria.Count; i++)
        {
            Rows.Set(_all, i);
            Rows.Set(tests.Unreadable[i] ? _unreadable : _readable, i);
        }
    }

    protected override int BytesOfRow => _block * sizeof(ulong);

    public override void Hold(Span<ulong> row, in PlacedCondition condition, Truth truth)
    {
        if (truth == Truth.False)
            row[condition.Criterion >> 6] &= ~(1UL << condition.Criterion);
        if (truth != Truth.True)
            row[_words + (condition.Criterion >> 6)] &= ~(1UL << condition.Criterion);
    }

    public override void Match(Span<int> verdicts)
    {
        var pending = Pending(0, _complete);
        for (var word = 0; word < _words && pending.Length > 0; word += _block)
            pending = MatchComplete(word, pending, verdicts);
        foreach (var machine in pending)
            verdicts[machine] = Misses(machine);

        pending = Pending(_complete, verdicts.Length);
        foreach (var machine in pending)
            verdicts[machine] = int.MaxValue;
        for (var word = 0; word < _words && pending.Length > 0; word += _block)
            pending = MatchLacking(word, pending, verdicts);
        foreach (var machine in pending)
        {
            var possible = verdicts[machine];
            verdicts[machine] = possible == int.MaxValue ? Misses(machine) : Verdicts.Lacks(possible, FirstThatIs(Truth.Unknown, possible, machine));
        }
    }

    protected override void Join()
    {
        _combinations = Joints.Sum(static j => j.Count);
        (_possible, _certain, _lacks) = (new ulong[_combinations * _words], new ulong[_combinations * _words], new bool[_combinations]);
        for (var word = 0; word < _words; word += _block)
        {
            var first = word * _combinations;
            foreach (var joint in Joints)
            {
                joint.Write(_possible.AsSpan(first, joint.Count * _block), word);
                joint.Write(_certain.AsSpan(first, joint.Count * _block), _words + word);
                first += joint.Count * _block;
            }
        }

        for (var word = 0; word < _words; word += _block)
        {
            for (var i = 0; i < _combinations; i++)
            {
                var row = (word * _combinations) + (i * _block);
                _lacks[i] |= !_possible.AsSpan(row, _block).SequenceEqual(_certain.AsSpan(row, _block));
            }
        }
    }

    protected override void Take(ReadOnlySpan<int> combinations, int machines)
    {
        if (_isLacking.Length < machines)
            (_isLacking, _machines, _pending) = (new bool[machines], new int[machines], new int[machines]);
        Array.Clear(_isLacking);
        for (var j = 0; j < Joints.Length; j++)
        {
            for (var machine = 0; machine < machines; machine++)
            {
                var combination = combinations[(j * machines) + machine];
                RowsOfMachines[(machine * Joints.Length) + j] = combination * _block;
                _isLacking[machine] |= _lacks[combination];
            }
        }

        Part(machines);
    }

    /// <summary>Parts the machines that lack something from the others.</summary>
    private void Part(int machines)
    {
        (_complete, var lacking) = (0, machines);
        for (var machine = 0; machine < machines; machine++)
            _machines[_isLacking[machine] ? --lacking : _complete++] = machine;
    }

    private Span<int> Pending(int from, int to)
    {
        _machines.AsSpan(from, to - from).CopyTo(_pending);
        return _pending.AsSpan(0, to - from);
    }

    /// <summary>Holds machines that lack nothing against the criteria of a block: what possibly holds does so certainly.</summary>
    /// <returns>The machines that are left.</returns>
    private Span<int> MatchComplete(int word, Span<int> machines, Span<int> verdicts)
    {
        var (all, unreadable, joints, left) = (Vector256.LoadUnsafe(ref _all[word]), Vector256.LoadUnsafe(ref _unreadable[word]), Joints.Length, 0);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(RowsOfMachines);
        ref var possibles = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_possible), word * _combinations);
        foreach (var machine in machines)
        {
            var possible = all;
            ref var row = ref Unsafe.Add(ref rows, machine * joints);
            for (var j = 0; j < joints; j++)
                possible &= Vector256.LoadUnsafe(ref possibles, (nuint)Unsafe.Add(ref row, j));
            var first = First(possible);
            var isOpen = (possible & unreadable) != Vector256<ulong>.Zero && First(possible & unreadable) == first;
            verdicts[machine] = isOpen ? Verdicts.Open : (word * 64) + first;
            machines[left] = machine;
            left += possible == Vector256<ulong>.Zero ? 1 : 0;
        }

        return machines[..left];
    }

    /// <summary>Holds machines that lack something against the criteria of a block; where it does not decide, the verdict is the first that possibly holds.</summary>
    /// <returns>The machines that are left.</returns>
    private Span<int> MatchLacking(int word, Span<int> machines, Span<int> verdicts)
    {
        var (all, unreadable, joints, left) = (Vector256.LoadUnsafe(ref _all[word]), Vector256.LoadUnsafe(ref _unreadable[word]), Joints.Length, 0);
        var readable = Vector256.LoadUnsafe(ref _readable[word]);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(RowsOfMachines);
        ref var possibles = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_possible), word * _combinations);
        ref var certains = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_certain), word * _combinations);
        foreach (var machine in machines)
        {
            var (possible, certain) = (all, readable);
            ref var row = ref Unsafe.Add(ref rows, machine * joints);
            for (var j = 0; j < joints; j++)
            {
                possible &= Vector256.LoadUnsafe(ref possibles, (nuint)Unsafe.Add(ref row, j));
                certain &= Vector256.LoadUnsafe(ref certains, (nuint)Unsafe.Add(ref row, j));
            }

            var (firstPossible, firstCertain) = (First(possible), First(certain));
            var isOpen = (possible & unreadable) != Vector256<ulong>.Zero && First(possible & unreadable) < firstCertain;
            var decides = isOpen | firstCertain < None;
            var decision = isOpen ? Verdicts.Open : (word * 64) + firstCertain;
            var isFirst = firstPossible < None & verdicts[machine] == int.MaxValue;
            verdicts[machine] = Choose(decides, decision, Choose(isFirst, (word * 64) + firstPossible, verdicts[machine]));
            machines[left] = machine;
            left += decides ? 0 : 1;
        }

        return machines[..left];
    }

    /// <summary>The first bit that is set; <see cref="None"/> or more where none is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First(Vector256<ulong> bits)
    {
        var word = BitOperations.TrailingZeroCount(~Vector256.Equals(bits, Vector256<ulong>.Zero).ExtractMostSignificantBits() & 0b1111 | 0b1_0000);
        return (word * 64) + BitOperations.TrailingZeroCount(bits.GetElement(word & 3));
    }

    /// <summary>None possibly holds: the first of all decides, unless a method of it might say no before.</summary>
    private int Misses(int machine) => Tests.Unreadable[0] ? Verdicts.Open : Verdicts.Misses(FirstThatIs(Truth.False, 0, machine));
}
