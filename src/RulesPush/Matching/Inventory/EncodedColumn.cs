namespace RulesPush.Matching.Inventory;

/// <summary>A property of the machines of a site: for each machine the class of its value, and for each class what it leaves of the criteria.</summary>
internal sealed class EncodedColumn
{
    private readonly PlacedCondition[] _conditions;
    private readonly CriteriaMatcher _matcher;
    private readonly ClassifiedProperty _classes;
    private int[] _codes = new int[256];
    private int _count;

    /// <summary>For each class what it leaves.</summary>
    private ulong[] _left = [];
    private int _finished;

    /// <param name="property">The property.</param>
    /// <param name="conditions">The conditions on it.</param>
    /// <param name="matcher">Who says how it is written down what a class leaves.</param>
    public EncodedColumn(TestedProperty property, PlacedCondition[] conditions, CriteriaMatcher matcher)
    {
        (_conditions, _matcher) = (conditions, matcher);
        _classes = new ClassifiedProperty(property);
    }

    /// <summary>How many classes there are.</summary>
    public int Classes => _classes.Count;

    /// <summary>The class of each machine's value.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, _count);

    /// <summary>What a class leaves.</summary>
    public ReadOnlySpan<ulong> Left(int valueClass) => _left.AsSpan(valueClass * _matcher.RowLength, _matcher.RowLength);

    public Truth TruthOf(int machine, int test) => TestedProperty.TruthOf(_classes.RowOf(_codes[machine]), test);

    public void Clear() => _count = 0;

    public void Add(Resource resource, DateTimeOffset now)
    {
        if (_count == _codes.Length)
            Array.Resize(ref _codes, 2 * _count);
        _codes[_count++] = _classes.ClassOf(resource, now);
    }

    /// <summary>Works out what the classes leave that have come since.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Finish()
    {
        if (_finished == Classes)
            return false;
        if (Classes * _matcher.RowLength > _left.Length)
            Array.Resize(ref _left, Math.Max(Classes, 2 * _finished) * _matcher.RowLength);
        for (; _finished < Classes; _finished++)
        {
            var left = _left.AsSpan(_finished * _matcher.RowLength, _matcher.RowLength);
            left.Fill(ulong.MaxValue);
            foreach (var condition in _conditions)
                _matcher.Hold(left, condition, condition.Of(TestedProperty.TruthOf(_classes.RowOf(_finished), condition.Test)));
        }

        return true;
    }
}
