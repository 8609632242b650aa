namespace RulesPush.Model;

/// <summary>
/// A dimension with few values that differ: between two values that the rules name, any one stands for all. A set is
/// a set of bits.
/// </summary>
internal sealed class FiniteDimension : Dimension
{
    private readonly IReadOnlyList<Resource> _values;
    private readonly Func<Resource, Resource, Resource> _copy;
    private readonly Func<ConditionTest, int, Truth> _evaluate;
    private readonly AnalysisBudget _budget;

    /// <summary>A dimension of these values.</summary>
    /// <param name="values">A machine with each value, the most telling first.</param>
    /// <param name="copy">Gives the second machine the value of the first.</param>
    /// <param name="evaluate">What a test says of a value, given by its place.</param>
    /// <param name="budget">Pays for each step.</param>
    public FiniteDimension(
        IReadOnlyList<Resource> values, Func<Resource, Resource, Resource> copy, Func<ConditionTest, int, Truth> evaluate, AnalysisBudget budget)
    {
        (_values, _copy, _evaluate, _budget) = (values, copy, evaluate, budget);
        var all = new ulong[(values.Count + 63) / 64];
        for (var i = 0; i < values.Count; i++)
            all[i / 64] |= 1UL << (i % 64);
        Everything = new Bits(this, all);
    }

    public override ValueSet Everything { get; }

    public override Resource Copy(Resource from, Resource to) => _copy(from, to);

    private ulong[] Meeting(Demand demand)
    {
        if (demand.Meeting is { } known)
            return known;
        var bits = new ulong[(_values.Count + 63) / 64];
        for (var i = 0; i < _values.Count; i++)
        {
            if (demand.Allowed.Holds(_evaluate(demand.Test, i)))
                bits[i / 64] |= 1UL << (i % 64);
        }

        demand.Meeting = bits;
        return bits;
    }

    private sealed class Bits(FiniteDimension dimension, ulong[] bits) : ValueSet
    {
        public override Resource Example => dimension._values[First];

        private int First
        {
            get
            {
                var place = 0;
                while ((bits[place / 64] >> (place % 64) & 1) == 0)
                    place++;
                return place;
            }
        }

        public override bool MayExampleMeet(Demand demand) => (dimension.Meeting(demand)[First / 64] >> (First % 64) & 1) != 0;

        public override ValueSet? With(Demand demand)
        {
            dimension._budget.Take();
            var meeting = dimension.Meeting(demand);
            var (isEmpty, isSame) = (true, true);
            for (var i = 0; i < bits.Length; i++)
            {
                var both = bits[i] & meeting[i];
                isEmpty &= both == 0;
                isSame &= both == bits[i];
            }

            if (isEmpty || isSame)
                return isEmpty ? null : this;
            var left = new ulong[bits.Length];
            for (var i = 0; i < left.Length; i++)
                left[i] = bits[i] & meeting[i];
            return new Bits(dimension, left);
        }
    }
}
