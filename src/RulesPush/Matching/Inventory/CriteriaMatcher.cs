using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RulesPush.Matching.Criteria;

namespace RulesPush.Matching.Inventory;

/// <summary>Which criterion decides on each of many machines: one row of bits for each joint column, ANDed.</summary>
/// <remarks>
/// Bitmap indexes: O'Neil and Quass, Improved Query Performance with Variant Indexes, 1997, with the rows turned round:
/// a bit for each criterion, not for each machine, as the first that holds is wanted and not all. A machine that criteria
/// with methods may decide on is left open.
/// </remarks>
internal sealed class CriteriaMatcher
{
    private readonly SiteTests _tests;
    private readonly EncodedColumn[] _columns;
    private readonly int _words;

    /// <summary>The criteria that columns know all of, and those that they do not.</summary>
    private readonly ulong[] _readable;
    private readonly ulong[] _unreadable;

    private JointColumn[]? _joints;

    /// <summary>What each combination of each joint column leaves: of these possibly, of these certainly.</summary>
    private ulong[] _possible = [];
    private ulong[] _certain = [];
    private int[] _firstFalse = [];

    /// <summary>For each joint column the combination of each machine.</summary>
    private int[] _numbers = [];
    private int _count;

    public CriteriaMatcher(SiteTests tests, EncodedColumn[] columns, int words)
    {
        (_tests, _columns, _words) = (tests, columns, words);
        (_readable, _unreadable) = (new ulong[words], new ulong[words]);
        for (var i = 0; i < tests.Criteria.Count; i++)
            Rows.Set(tests.Unreadable[i] ? _unreadable : _readable, i);
        Verdicts = new Verdicts(tests.Criteria);
    }

    public Verdicts Verdicts { get; }

    /// <summary>Takes over so many machines from the columns.</summary>
    public void Take(int count, bool hasNewClasses)
    {
        if (hasNewClasses || _joints is null)
            Join();
        _count = count;
        if (_numbers.Length < _joints!.Length * count)
            _numbers = new int[_joints.Length * Math.Max(count, 256)];
        var first = 0;
        for (var j = 0; j < _joints.Length; j++)
        {
            _joints[j].Number(_numbers.AsSpan(j * count, count), first);
            first += _joints[j].Count;
        }
    }

    public void Match(Span<int> verdicts)
    {
        if (_words == 1)
            MatchFew(verdicts);
        else
            MatchMany(verdicts);
    }

    private void Join()
    {
        _joints = JointColumn.Join(_columns, _words);
        var rows = _joints.Sum(static j => j.Count);
        if (rows > _firstFalse.Length)
        {
            _firstFalse = new int[rows];
            _possible = new ulong[rows * _words];
            _certain = new ulong[rows * _words];
        }

        var first = 0;
        foreach (var joint in _joints)
        {
            var (from, length) = (first * _words, joint.Count * _words);
            joint.Write(_possible.AsSpan(from, length), _certain.AsSpan(from, length), _firstFalse.AsSpan(first, joint.Count));
            first += joint.Count;
        }
    }

    private void MatchFew(Span<int> verdicts)
    {
        var (readable, unreadable) = (_readable[0], _unreadable[0]);
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var possibles = ref MemoryMarshal.GetArrayDataReference(_possible);
        ref var certains = ref MemoryMarshal.GetArrayDataReference(_certain);
        for (var machine = 0; machine < verdicts.Length; machine++)
        {
            var (possible, certain) = (readable | unreadable, readable);
            for (var at = machine; at < _joints!.Length * _count; at += _count)
            {
                var row = Unsafe.Add(ref numbers, at);
                possible &= Unsafe.Add(ref possibles, row);
                certain &= Unsafe.Add(ref certains, row);
            }

            // Of the criteria before the first that certainly holds, all of them where none does.
            var mightBeBefore = possible & unreadable & ((certain & (0 - certain)) - 1);
            verdicts[machine] = mightBeBefore != 0 ? Verdicts.Open
                : certain != 0 ? BitOperations.TrailingZeroCount(certain)
                : possible != 0 ? Lacks(machine, BitOperations.TrailingZeroCount(possible))
                : Misses(machine);
        }
    }

    private void MatchMany(Span<int> verdicts)
    {
        Span<ulong> possible = stackalloc ulong[_words];
        for (var machine = 0; machine < verdicts.Length; machine++)
        {
            verdicts[machine] = LeavesAny(machine, possible) ? First(machine, possible) : Misses(machine);
        }
    }

    /// <summary>Which criteria possibly hold.</summary>
    private bool LeavesAny(int machine, Span<ulong> possible)
    {
        ref var numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref var possibles = ref MemoryMarshal.GetArrayDataReference(_possible);
        var any = Vector256<ulong>.Zero;
        for (var word = 0; word < _words; word += Vector256<ulong>.Count)
        {
            var left = Vector256.LoadUnsafe(ref _readable[0], (nuint)word) | Vector256.LoadUnsafe(ref _unreadable[0], (nuint)word);
            for (var at = machine; at < _joints!.Length * _count; at += _count)
                left &= Vector256.LoadUnsafe(ref possibles, (nuint)((Unsafe.Add(ref numbers, at) * _words) + word));
            left.StoreUnsafe(ref MemoryMarshal.GetReference(possible), (nuint)word);
            any |= left;
        }

        return any != Vector256<ulong>.Zero;
    }

    private int First(int machine, ReadOnlySpan<ulong> possible)
    {
        var unknown = -1;
        for (var word = 0; word < possible.Length; word++)
        {
            if (possible[word] == 0)
                continue;
            var certain = possible[word] & _readable[word];
            for (var at = machine; at < _joints!.Length * _count; at += _count)
                certain &= _certain[(_numbers[at] * _words) + word];
            if ((possible[word] & _unreadable[word] & ((certain & (0 - certain)) - 1)) != 0)
                return Verdicts.Open;
            if (certain != 0)
                return (word * 64) + BitOperations.TrailingZeroCount(certain);
            if (unknown < 0)
                unknown = (word * 64) + BitOperations.TrailingZeroCount(possible[word]);
        }

        return Lacks(machine, unknown);
    }

    /// <summary>None possibly holds: the first of all decides, by its first condition that is false.</summary>
    private int Misses(int machine)
    {
        // A method of it might say no before.
        if (_tests.Unreadable[0])
            return Verdicts.Open;
        var first = int.MaxValue;
        for (var at = machine; at < _joints!.Length * _count; at += _count)
            first = Math.Min(first, _firstFalse[_numbers[at]]);
        return Verdicts.Misses(first);
    }

    /// <summary>None certainly holds: the first that possibly does decides, by its first condition that is unknown.</summary>
    private int Lacks(int machine, int place)
    {
        foreach (var condition in _tests.ByCriterion[place])
        {
            if (_columns[condition.Column].TruthOf(machine, condition.Test) == Truth.Unknown)
                return Verdicts.Lacks(place, condition.Condition);
        }

        throw new InvalidOperationException("A criterion that lacks nothing certainly holds.");
    }
}
