using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>A property, and all tests of it that differ: a row of bits says what each of them makes of a value.</summary>
internal sealed class TestedProperty
{
    private readonly RowStore _rows;
    private readonly Column _column;

    public TestedProperty(ConditionTest[] tests)
    {
        _rows = new RowStore(Rows.WordsFor(tests.Length));
        // To the column each test is a criterion of its own, which nothing but the test is required for.
        _column = Columns.Of([.. tests.Select(static (test, i) => new TestUse(i, test, 0))], _rows);
        Length = 2 * _rows.Words;
    }

    /// <summary>The words of a row: which tests possibly hold, and which are open.</summary>
    public int Length { get; }

    /// <summary>How many places values can have.</summary>
    public int Places => _rows.Count;

    /// <summary>Writes the row of a machine's value, or says where it is.</summary>
    /// <returns>A number that values have of which all tests say the same: then <see cref="Finish"/> makes the row whole. -1 where it is whole.</returns>
    public int Read(Resource resource, DateTimeOffset now, Span<ulong> row)
    {
        var possible = row[.._rows.Words];
        var open = row[_rows.Words..];
        possible.Fill(ulong.MaxValue);
        open.Clear();
        var survivors = new Survivors(possible, open);
        return _column.Narrow(resource, now, ref survivors);
    }

    /// <summary>Adds to a row what all values of a place have in common.</summary>
    public void Finish(Span<ulong> row, int place) => _rows.And(row[.._rows.Words], [place]);

    public static Truth TruthOf(ReadOnlySpan<ulong> row, int test) =>
        !Rows.Has(row, test) ? Truth.False : Rows.Has(row[(row.Length / 2)..], test) ? Truth.Unknown : Truth.True;
}
