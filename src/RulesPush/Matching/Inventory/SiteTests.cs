using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>A condition of a site's criteria, by where its truth is found.</summary>
/// <param name="Criterion">The place of its criterion in the site's order.</param>
/// <param name="Condition">Its place in the criterion.</param>
/// <param name="Column">The property that it reads.</param>
/// <param name="Test">Which of the tests of the property it is.</param>
/// <param name="IsExclude">Whether the test must not hold.</param>
internal readonly record struct PlacedCondition(int Criterion, int Condition, int Column, int Test, bool IsExclude)
{
    public Truth Of(Truth test) => IsExclude ? test.Not() : test;
}

/// <summary>
/// What a site's criteria test, each test once, by the property that it reads: the conditions of a thousand criteria are
/// a few hundred tests. For the time between two days on which an exclude ends.
/// </summary>
internal sealed class SiteTests
{
    /// <param name="criteria">The criteria, in the order in which they are tried.</param>
    /// <param name="isVoid">Whether a condition is void at the time that this is for.</param>
    public SiteTests(IReadOnlyList<CriteriaDefinition> criteria, Predicate<Condition> isVoid)
    {
        Criteria = criteria;
        Unreadable = new bool[criteria.Count];
        ByCriterion = new PlacedCondition[criteria.Count][];
        var columns = new Dictionary<object, int>();
        List<Dictionary<ConditionTest, int>> tests = [];
        for (var criterion = 0; criterion < criteria.Count; criterion++)
        {
            List<PlacedCondition> placed = [];
            foreach (var (condition, index) in criteria[criterion].Conditions.Select(static (c, i) => (c, i)).Where(c => !isVoid(c.c)))
            {
                if (Columns.Key(condition.Test) is not { } key)
                {
                    Unreadable[criterion] = true;
                    continue;
                }

                if (!columns.TryGetValue(key, out var column))
                {
                    columns.Add(key, column = tests.Count);
                    tests.Add([]);
                }

                tests[column].TryAdd(condition.Test, tests[column].Count);
                placed.Add(new PlacedCondition(criterion, index, column, tests[column][condition.Test], condition.IsExclude));
            }

            ByCriterion[criterion] = [.. placed];
        }

        Properties = [.. tests.Select(static t => new TestedProperty([.. t.Keys]))];
        ByColumn = [.. Properties.Select((_, column) => ByCriterion.SelectMany(static c => c).Where(c => c.Column == column).ToArray())];
    }

    public IReadOnlyList<CriteriaDefinition> Criteria { get; }

    /// <summary>Whether a criterion has a condition that no column knows, such as a method.</summary>
    public bool[] Unreadable { get; }

    public TestedProperty[] Properties { get; }

    /// <summary>The conditions that hold at the time, but for those that no column knows.</summary>
    public PlacedCondition[][] ByCriterion { get; }

    public PlacedCondition[][] ByColumn { get; }
}

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
