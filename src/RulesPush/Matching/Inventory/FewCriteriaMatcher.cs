using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching.Inventory;

/// <summary>
/// Criteria of which a word has a bit for each, and for each of their conditions: all that a combination of classes
/// leaves is one vector, and the verdict on a machine is worked out without a branch, as none could be foreseen.
/// </summary>
/// <remarks>
/// Without branches, as K. A. Ross, "Selection Conditions in Main Memory" (2004) has it for conditions that hold about as often
/// as not. A vector says which criteria possibly hold, which certainly do, which conditions of the first are not false, and which
/// conditions are not unknown. Combinations that leave the same share it, so that all of them stay next to the processor.
/// </remarks>
internal sealed class FewCriteriaMatcher : CriteriaMatcher
{
    private const int Possible = 0;
    private const int Certain = 1;
    private const int NotFalse = 2;
    private const int NotUnknown = 3;

    private readonly ulong _unreadable;

    /// <summary>What a machine begins with: all criteria, of which those with methods are never certain.</summary>
    private readonly Vector256<ulong> _all;

    /// <summary>For each criterion its conditions; one more for none.</summary>
    private readonly ulong[] _conditionsOf = new ulong[65];

    private ValueClasses _rows;
    private int[] _rowOf = [];

    public FewCriteriaMatcher(SiteTests tests)
        : base(tests, Vector256<ulong>.Count)
    {
        var (all, first) = (0UL, 0);
        for (var place = 0; place < tests.Criteria.Count; place++)
        {
            all |= 1UL << place;
            _unreadable |= tests.Unreadable[place] ? 1UL << place : 0;
            var conditions = tests.Criteria[place].Conditions.Count;
            _conditionsOf[place] = ((1UL << conditions) - 1) << first;
            first += conditions;
        }

        _all = Vector256.Create(all, all & ~_unreadable, ulong.MaxValue, ulong.MaxValue);
        _rows = new ValueClasses(RowLength);
    }

    /// <summary>A place in a list, and a share of a vector that others leave as well: about that.</summary>
    protected override int BytesOfRow => sizeof(ulong);

    public static bool Takes(SiteTests tests) => tests.Criteria.Count <= 64 && tests.Criteria.Sum(static c => c.Conditions.Count) < 64;

    public override void Hold(Span<ulong> row, in PlacedCondition condition, Truth truth)
    {
        if (truth == Truth.True)
            return;
        row[Certain] &= ~(1UL << condition.Criterion);
        if (truth == Truth.Unknown)
            row[NotUnknown] &= ~(1UL << (Verdicts.Lacks(condition.Criterion, condition.Condition) - Verdicts.Lacks(0, 0)));
        else
            row[Possible] &= ~(1UL << condition.Criterion);
        if (truth == Truth.False && condition.Criterion == 0)
            row[NotFalse] &= ~(1UL << condition.Condition);
    }

    public override void Match(Span<int> verdicts)
    {
        var (joints, firstMiss, firstLack, unreadable) = (Joints.Length, Verdicts.Misses(0), Verdicts.Lacks(0, 0), _unreadable);
        // A method of the first might say no before.
        var maskOfMisses = Tests.Unreadable[0] ? 0 : ulong.MaxValue;
        ref var rowOf = ref MemoryMarshal.GetArrayDataReference(RowsOfMachines);
        ref var rows = ref MemoryMarshal.GetReference(_rows.Rows);
        for (var machine = 0; machine < verdicts.Length; machine++)
        {
            var left = _all;
            for (var j = 0; j < joints; j++)
                left &= Vector256.LoadUnsafe(ref rows, (nuint)Unsafe.Add(ref rowOf, j));
            rowOf = ref Unsafe.Add(ref rowOf, joints);

            var (possible, certain) = (left[Possible], left[Certain]);
            var misses = ~left[NotFalse] & maskOfMisses;
            var unknown = ~left[NotUnknown] & _conditionsOf[BitOperations.TrailingZeroCount(possible)];
            // Of the criteria before the first that certainly holds, all of them where none does.
            var mightBeBefore = possible & unreadable & ((certain & (0 - certain)) - 1);
            var isOpen = mightBeBefore != 0 | (possible | misses) == 0;
            var otherwise = Choose(possible != 0, firstLack + BitOperations.TrailingZeroCount(unknown), firstMiss + BitOperations.TrailingZeroCount(misses));
            verdicts[machine] = isOpen ? Verdicts.Open : Choose(certain != 0, BitOperations.TrailingZeroCount(certain), otherwise);
        }
    }

    protected override void Join()
    {
        _rows = new ValueClasses(RowLength);
        _rowOf = new int[Joints.Sum(static j => j.Count)];
        var first = 0;
        foreach (var joint in Joints)
        {
            var left = new ulong[joint.Count * RowLength];
            joint.Write(left, 0);
            for (var combination = 0; combination < joint.Count; combination++)
                _rowOf[first + combination] = _rows.ClassOf(left.AsSpan(combination * RowLength, RowLength)) * RowLength;
            first += joint.Count;
        }
    }

    protected override void Take(ReadOnlySpan<int> combinations, int machines)
    {
        for (var j = 0; j < Joints.Length; j++)
        {
            for (var machine = 0; machine < machines; machine++)
                RowsOfMachines[(machine * Joints.Length) + j] = _rowOf[combinations[(j * machines) + machine]];
        }
    }
}
