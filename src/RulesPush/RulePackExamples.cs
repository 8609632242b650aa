using System.Collections;

namespace RulesPush;

/// <summary>The examples of rule packs, for tests.</summary>
public static class RulePackExamples
{
    /// <summary>All examples of a pack: of its criteria, then of its sites.</summary>
    public static IEnumerable<RulePackExample> Of(IRulePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Definition.Criteria.SelectMany(criteria => criteria.Examples.Select(e => new RulePackExample(pack, criteria, e)))
            .Concat(pack.Definition.Sites.SelectMany(site => site.Examples.Select(e => new RulePackExample(pack, site, e))));
    }
}

/// <summary>The examples of a pack as the cases of a test, in the form that test frameworks take them: one row each.</summary>
/// <typeparam name="TPack">The generated pack.</typeparam>
/// <example>
/// With xunit (with NUnit by <c>[TestCaseSource(typeof(RulePackExamples&lt;RulePack&gt;))]</c>):
/// <code>
/// [Theory, ClassData(typeof(RulePackExamples&lt;RulePack&gt;))]
/// public void Example(RulePackExample example) =&gt; example.Verify();
/// </code></example>
public sealed class RulePackExamples<TPack> : IEnumerable<object[]>
    where TPack : IRulePack, new()
{
    /// <inheritdoc/>
    public IEnumerator<object[]> GetEnumerator() => RulePackExamples.Of(new TPack()).Select(static e => new object[] { e }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
