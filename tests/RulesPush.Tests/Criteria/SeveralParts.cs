using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Tests.Criteria;

/// <summary>
/// A table keeps what several patterns, texts and addresses of a machine leave together: of any number of them, in any order,
/// it finds what the reference evaluator does, also when it has met others before that end with the same ones.
/// </summary>
public sealed class SeveralParts
{
    private const int Parts = 12;

    public static TheoryData<string> Properties => ["patterns of a name", "texts of a list", "addresses", "patterns of a name that have to be verified"];

    [Theory, MemberData(nameof(Properties))]
    public void Find_what_each_of_them_leaves(string property)
    {
        // Two criteria for each part: one that it is required for, behind one that something else too is required for.
        CriteriaDefinition[] criteria =
        [
            .. Enumerable.Range(0, Parts).SelectMany(part => new[]
            {
                Criteria($"Both{part}", TestOf(property, part), TestOf(property, (part + 5) % Parts)),
                Criteria($"One{part}", TestOf(property, part)),
            }),
        ];
        var table = new CriteriaTable(criteria, 0, static _ => false);
        List<int> decided = [];
        for (var round = 0; round < 2; round++)
        {
            foreach (var parts in Lists())
            {
                var machine = MachineOf(property, parts);
                Truth[] truths = [.. criteria.Select(c => ReferenceCriteria.Evaluate(c, machine, default))];
                var expected = Array.IndexOf(truths, Truth.True);
                Assert.Equal(expected, table.Find(machine, default, new NoMatcher(), Truth.False).Place);
                decided.Add(expected);
            }
        }

        Assert.Superset(Enumerable.Range(0, Parts).Select(static p => (2 * p) + 1).ToHashSet(), decided.ToHashSet());
    }

    /// <summary>Every run of neighbours, forwards and backwards, and some of one part again and again.</summary>
    private static IEnumerable<int[]> Lists()
    {
        for (var first = 0; first < Parts; first++)
        {
            for (var count = 0; count <= Parts - first; count++)
            {
                int[] run = [.. Enumerable.Range(first, count)];
                yield return run;
                yield return [.. run.Reverse()];
                yield return [.. run.SelectMany(static p => new[] { p, p })];
            }
        }
    }

    private static CriteriaDefinition Criteria(string name, params ConditionTest[] tests) =>
        new() { RuleName = name, Conditions = new(tests.Select(static t => new Condition { Test = t })) };

    private static ConditionTest TestOf(string property, int part) => property switch
    {
        "patterns of a name" => new TextTest(TextSubject.Name, $"*{(char)('A' + part)}*"),
        "patterns of a name that have to be verified" => new TextTest(TextSubject.Name, $"X*{(char)('A' + part)}?*"),
        "texts of a list" => new TextTest(TextSubject.Group, $"G{part}"),
        _ => new IpSubnetTest(new EquatableArray<IpNetwork>(IpNetwork.Parse($"10.{part}.0.0/16"))),
    };

    private static Resource MachineOf(string property, int[] parts) => property switch
    {
        "texts of a list" => new Resource { SystemGroupName = [.. parts.Select(static p => $"G{p}")] },
        "addresses" => new Resource { IPAddresses = [.. parts.Select(static p => IpAddress.Parse($"10.{p}.0.1"))] },
        _ => new Resource { Name = $"X{string.Concat(parts.Select(static p => (char)('A' + p)))}-" },
    };
}
