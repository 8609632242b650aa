using CsCheck;
using RulesPush.Matching;
using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Tests.Criteria;

/// <summary>
/// A table of criteria finds what the reference evaluator does, also where criteria read more properties than are looked at
/// together, and of as many vectors as there may be: one, two at once, and one more.
/// </summary>
public sealed class ManyProperties
{
    [Theory]
    [InlineData(1, 300)]
    [InlineData(15, 250)]
    [InlineData(16, 500)]
    [InlineData(17, 700)]
    [InlineData(40, 1_000)]
    public void Find_the_first_that_holds(int properties, int count)
    {
        PropertyDefinition[] definitions = [.. Enumerable.Range(0, properties).Select(static i => new PropertyDefinition($"P{i}", PropertyType.Int32))];
        var condition = Gen.Select(Gen.Int[0, properties - 1], Gen.Int[0, 3], Gen.Bool, (property, bound, isExclude) =>
            new Condition { Test = new PropertyTest(definitions[property], isExclude ? PropertyComparison.EqualTo : PropertyComparison.AtLeast, bound), IsExclude = isExclude });
        var machine = Gen.Int[-1, 3].Array[properties].Select(static values => new Resource
        {
            CustomProperties = values.Index().Where(static v => v.Item >= 0).ToDictionary(static v => $"P{v.Index}", static v => (object)v.Item),
        });
        // Each holds for few machines; those before the vector that is to decide hold for none.
        var never = new Condition { Test = new PropertyTest(definitions[0], PropertyComparison.AtLeast, 4) };
        for (var vector = 0; vector < (count + 255) / 256; vector++)
        {
            var (first, decided) = (256 * vector, 0);
            Gen.Select(condition.Array[6, 12].Array[count], machine.Array[50]).Sample(
                (conditions, machines) =>
                {
                    CriteriaDefinition[] criteria =
                        [.. conditions.Select((c, i) => new CriteriaDefinition { RuleName = $"C{i}", Conditions = new(i < first ? c.Append(never) : c) })];
                    var table = new CriteriaTable(criteria, 0, static _ => false);
                    foreach (var resource in machines)
                    {
                        Truth[] truths = [.. criteria.Select(c => ReferenceCriteria.Evaluate(c, resource, default))];
                        var expected = Array.IndexOf(truths, Truth.True) is >= 0 and var holds ? holds : Array.IndexOf(truths, Truth.Unknown);
                        Assert.Equal(expected, table.Find(resource, default, new Matcher(criteria), Truth.False).Place);
                        decided += expected >= first && expected < first + 256 ? 1 : 0;
                    }
                },
                iter: 10,
                threads: 1,
                print: static input => $"{input.Item1.Length} criteria, {input.Item2.Length} machines");
            Assert.True(decided > 20, $"vector {vector} decided {decided} times");
        }
    }

    /// <summary>Is asked of criteria with more Requires on one property than a table keeps apart.</summary>
    private readonly struct Matcher(CriteriaDefinition[] criteria) : ICompiledMatcher
    {
        public CriteriaMatch Match(int place, Resource resource, DateTimeOffset now)
        {
            var match = new CriteriaMatch();
            match.Require(0, ReferenceCriteria.Evaluate(criteria[place], resource, now));
            return match;
        }
    }
}
