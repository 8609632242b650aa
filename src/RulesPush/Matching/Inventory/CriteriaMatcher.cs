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
    /// <summary>The bit of a row that leaves other criteria possible than certain.</summary>
    private const int Lacking = int.MinValue;

    private readonly SiteTests _tests;
    private readonly EncodedColumn[] _columns;
    private readonly int _words;

    /// <summary>All criteria; those that columns know all of; and those that they do not.</summary>
    private readonly ulong[] _all;
    private readonly ulong[] _readable;
    private readonly ulong[] _unreadable;

    private JointColumn[]? _joints;

    /// <summary>What each combination of each joint column leaves: of these possibly, of these certainly.</summary>
    private ulong[] _possible = [];
    private ulong[] _certain = [];
    private int[] _firstFalse = [];

    /// <summary>The first condition of the first criterion that is false, as a bit; none where there is none, or no bit for it.</summary>
    private ulong[] _misses = [];

    /// <summary>Whether the two differ: then something is unknown.</summary>
    private bool[] _lacks = [];

    /// <summary>For each machine where the row of each joint column begins, and whether it lacks something.</summary>
    private int[] _rows = [];
    private int[] _numbers = [];
    private int _count;

    public CriteriaMatcher(SiteTests tests, EncodedColumn[] columns, int words)
    {
        (_tests, _columns, _words) = (tests, columns, words);
        (_all, _readable, _unreadable) = (new ulong[words], new ulong[words], new ulong[words]);
        for (var i = 0; i < tests.Criteria.Count; i++)
        {
            Rows.Set(_all, i);
            Rows.Set(tests.Unreadable[i] ? _unreadable : _readable, i);
        }

        Verdicts = new Verdicts(tests.Criteria);
    }

    public Verdicts Verdicts { get; }

    /// <summary>Takes over so many machines from the columns.</summary>
    public void Take(int count, bool hasNewClasses)
    {
        if (hasNewClasses || _joints is null)
            Join();
        _count = count;
        var joints = _joints!.Length;
        if (_rows.Length < joints * count)
        {
            _rows = new int[joints * Math.Max(count, 256)];
            _numbers = new int[Math.Max(count, 256)];
        }

        var first = 0;
        for (var j = 0; j < joints; j++)
        {
            var numbers = _numbers.AsSpan(0, count);
            _joints[j].Number(numbers, first);
            for (var machine = 0; machine < numbers.Length; machine++)
                _rows[(machine * joints) + j] = (numbers[machine] * _words) | (_lacks[numbers[machine]] ? Lacking : 0);
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
            _misses = new ulong[rows];
            _lacks = new bool[rows];
            _possible = new ulong[rows * _words];
            _certain = new ulong[rows * _words];
        }

        var first = 0;
        foreach (var joint in _joints)
        {
            var (from, length) = (first * _words, joint.Count * _words);
            joint.Write(_possible.AsSpan(from, length), _certain.AsSpan(from, length), _firstFalse.AsSpan(first, joint.Count));
            for (var row = first; row < first + joint.Count; row++)
            {
                _misses[row] = _firstFalse[row] < 64 ? 1UL << _firstFalse[row] : 0;
                _lacks[row] = !_possible.AsSpan(row * _words, _words).SequenceEqual(_certain.AsSpan(row * _words, _words));
            }

            first += joint.Count;
        }
    }

    /// <summary>Nearly all machines match, or certainly miss: which of the two is not branched on, as it can't be foreseen.</summary>
    private void MatchFew(Span<int> verdicts)
    {
        var (all, readable, unreadable, joints, firstMiss) = (_all[0], _readable[0], _unreadable[0], _joints!.Length, Verdicts.Misses(0));
        // A method of the first might say no before.
        var maskOfMisses = _tests.Unreadable[0] ? 0 : ulong.MaxValue;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var possibles = ref MemoryMarshal.GetArrayDataReference(_possible);
        ref var certains = ref MemoryMarshal.GetArrayDataReference(_certain);
        ref var allMisses = ref MemoryMarshal.GetArrayDataReference(_misses);
        for (var machine = 0; machine < verdicts.Length; machine++)
        {
            var (possible, certain, misses) = (all, readable, 0UL);
            for (var j = 0; j < joints; j++)
            {
                var row = Unsafe.Add(ref rows, j) & ~Lacking;
                possible &= Unsafe.Add(ref possibles, row);
                certain &= Unsafe.Add(ref certains, row);
                misses |= Unsafe.Add(ref allMisses, row);
            }

            rows = ref Unsafe.Add(ref rows, joints);
            misses &= maskOfMisses;
            // Of the criteria before the first that certainly holds, all of them where none does.
            var mightBeBefore = possible & unreadable & ((certain & (0 - certain)) - 1);
            var (isMatch, isMiss) = (certain != 0 & mightBeBefore == 0, possible == 0 & misses != 0);
            var (match, miss) = (BitOperations.TrailingZeroCount(certain), firstMiss + BitOperations.TrailingZeroCount(misses));
            verdicts[machine] = isMatch | isMiss ? (isMatch ? match : miss)
                : mightBeBefore != 0 ? Verdicts.Open
                : possible != 0 ? Lacks(machine, BitOperations.TrailingZeroCount(possible))
                : Misses(machine);
        }
    }

    private void MatchMany(Span<int> verdicts)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        for (var machine = 0; machine < verdicts.Length; machine++)
        {
            verdicts[machine] = First(machine, ref rows);
            rows = ref Unsafe.Add(ref rows, _joints!.Length);
        }
    }

    /// <summary>The verdict by the first criterion that certainly holds, if there is one.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="rows">Where its rows begin.</param>
    private int First(int machine, ref int rows)
    {
        ref var possibles = ref MemoryMarshal.GetArrayDataReference(_possible);
        var (joints, unknown) = (_joints!.Length, -1);
        for (var word = 0; word < _words; word += Vector256<ulong>.Count)
        {
            var left = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_all), (nuint)word);
            for (var j = 0; j < joints; j++)
                left &= Vector256.LoadUnsafe(ref possibles, (nuint)((Unsafe.Add(ref rows, j) & ~Lacking) + word));
            for (var found = ~Vector256.Equals(left, Vector256<ulong>.Zero).ExtractMostSignificantBits() & 0b1111; found != 0; found &= found - 1)
            {
                var i = BitOperations.TrailingZeroCount(found);
                var possible = left.GetElement(i);
                var certain = possible & _readable[word + i] & Certain(ref rows, word + i);
                if ((possible & _unreadable[word + i] & ((certain & (0 - certain)) - 1)) != 0)
                    return Verdicts.Open;
                if (certain != 0)
                    return ((word + i) * 64) + BitOperations.TrailingZeroCount(certain);
                if (unknown < 0)
                    unknown = ((word + i) * 64) + BitOperations.TrailingZeroCount(possible);
            }
        }

        return unknown < 0 ? Misses(machine) : Lacks(machine, unknown);
    }

    /// <summary>What certainly holds of a word as far as rows that lack something leave it: what possibly holds of the others does so certainly.</summary>
    private ulong Certain(ref int rows, int word)
    {
        var certain = ulong.MaxValue;
        for (var j = 0; j < _joints!.Length; j++)
        {
            if (Unsafe.Add(ref rows, j) is < 0 and var row)
                certain &= _certain[(row & ~Lacking) + word];
        }

        return certain;
    }

    /// <summary>None possibly holds: the first of all decides, by its first condition that is false.</summary>
    private int Misses(int machine)
    {
        // A method of it might say no before.
        if (_tests.Unreadable[0])
            return Verdicts.Open;
        var first = int.MaxValue;
        foreach (var row in _rows.AsSpan(machine * _joints!.Length, _joints.Length))
            first = Math.Min(first, _firstFalse[_words == 1 ? row & ~Lacking : (row & ~Lacking) / _words]);
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
