namespace RulesPush.Matching.Inventory;

/// <summary>A property of machines, and the classes that their values fall into.</summary>
/// <remarks>
/// Dictionary encoding. Most values are ones that the property has a place for already, a class of numbers or what a text
/// leaves: then the class is read there, and the tests are not asked. One thread at a time.
/// </remarks>
internal sealed class ClassifiedProperty(TestedProperty property)
{
    private readonly DistinctRows _classes = new(property.Length);
    private readonly ulong[] _row = new ulong[property.Length];

    /// <summary>For each place the number of its class, plus one; 0 where it is not known.</summary>
    private readonly int[] _ofPlaces = new int[property.Places];

    /// <summary>How many classes there are.</summary>
    public int Count => _classes.Count;

    /// <summary>What the tests say of the values of a class.</summary>
    public ReadOnlySpan<ulong> RowOf(int valueClass) => _classes.RowOf(valueClass);

    /// <summary>The class of a machine's value.</summary>
    public int ClassOf(Resource resource, DateTimeOffset now)
    {
        var place = property.Read(resource, now, _row);
        if (place < 0)
            return _classes.NumberOf(_row);
        ref var known = ref _ofPlaces[place];
        if (known == 0)
        {
            property.Finish(_row, place);
            known = _classes.NumberOf(_row) + 1;
        }

        return known - 1;
    }
}
