namespace RulesPush.Matching.Inventory;

/// <summary>A property of the machines of a site: for each machine the class of its value, and for each class what it leaves of the criteria.</summary>
internal sealed class EncodedColumn
{
    private readonly TestedProperty _property;
    private readonly PlacedCondition[] _conditions;
    private readonly ValueClasses _classes;
    private readonly ulong[] _row;
    private readonly int _words;
    private int[] _codes = new int[256];
    private int _count;

    /// <summary>For each class the criteria that possibly hold as far as the property goes, and those that certainly do.</summary>
    private ulong[] _possible = [];
    private ulong[] _certain = [];

    /// <summary>For each class the first condition of the first criterion that is false by it.</summary>
    private int[] _firstFalse = [];
    private int _finished;

    /// <param name="property">The property.</param>
    /// <param name="conditions">The conditions on it.</param>
    /// <param name="words">The words of a row of criteria.</param>
    public EncodedColumn(TestedProperty property, PlacedCondition[] conditions, int words)
    {
        (_property, _conditions, _words) = (property, conditions, words);
        _classes = new ValueClasses(property.Length);
        _row = new ulong[property.Length];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes => _classes.Count;

    /// <summary>The class of each machine's value.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, _count);

    public ReadOnlySpan<ulong> Possible(int valueClass) => _possible.AsSpan(valueClass * _words, _words);

    public ReadOnlySpan<ulong> Certain(int valueClass) => _certain.AsSpan(valueClass * _words, _words);

    public int FirstFalse(int valueClass) => _firstFalse[valueClass];

    public Truth TruthOf(int machine, int test) => TestedProperty.TruthOf(_classes.RowOf(_codes[machine]), test);

    public void Clear() => _count = 0;

    public void Add(Resource resource, DateTimeOffset now)
    {
        _property.Read(resource, now, _row);
        if (_count == _codes.Length)
            Array.Resize(ref _codes, 2 * _count);
        _codes[_count++] = _classes.ClassOf(_row);
    }

    /// <summary>Works out what the classes leave that have come since.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Finish()
    {
        if (_finished == Classes)
            return false;
        if (Classes > _firstFalse.Length)
        {
            Array.Resize(ref _firstFalse, Math.Max(Classes, 2 * _finished));
            Array.Resize(ref _possible, _firstFalse.Length * _words);
            Array.Resize(ref _certain, _firstFalse.Length * _words);
        }

        for (; _finished < Classes; _finished++)
            Finish(_finished);
        return true;
    }

    private void Finish(int valueClass)
    {
        var possible = _possible.AsSpan(valueClass * _words, _words);
        var certain = _certain.AsSpan(valueClass * _words, _words);
        possible.Fill(ulong.MaxValue);
        certain.Fill(ulong.MaxValue);
        _firstFalse[valueClass] = int.MaxValue;
        var row = _classes.RowOf(valueClass);
        foreach (var condition in _conditions)
        {
            var truth = condition.Of(TestedProperty.TruthOf(row, condition.Test));
            if (truth == Truth.True)
                continue;
            var bit = 1UL << condition.Criterion;
            certain[condition.Criterion >> 6] &= ~bit;
            if (truth != Truth.False)
                continue;
            possible[condition.Criterion >> 6] &= ~bit;
            if (condition.Criterion == 0)
                _firstFalse[valueClass] = Math.Min(_firstFalse[valueClass], condition.Condition);
        }
    }
}
