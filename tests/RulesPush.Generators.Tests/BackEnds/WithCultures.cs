using RulesPush.Generators.Tests.Running;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>What is decided without cultures is decided the same with them: the long s has an upper case of its own there.</summary>
public sealed class WithCultures
{
    private static readonly TextSubject[] _subjects = [TextSubject.Name, TextSubject.Group];

    [Fact]
    public Task The_back_ends_take_the_same_decisions() => TestProcess.PassWithCulturesAsync(
        typeof(WithCultures),
        "-method", $"{typeof(WithCultures).FullName}.{nameof(A_pattern_is_the_same_to_all_back_ends)}",
        "-method", $"{typeof(WithCultures).FullName}.{nameof(A_letter_is_folded_as_a_text_is)}",
        "-method", $"{typeof(GeneratedAgainstReference).FullName}.{nameof(GeneratedAgainstReference.They_take_the_same_decisions)}",
        "-method", $"{typeof(LargeSites).FullName}.{nameof(LargeSites.Decide_all_at_once_as_one_by_one)}",
        "-method", $"{typeof(WholeInventories).FullName}.{nameof(WholeInventories.Are_decided_as_each_machine_of_a_site_with_many_criteria)}");

    [Fact]
    public void A_letter_is_folded_as_a_text_is()
    {
        foreach (var c in Enumerable.Range(0, char.MaxValue + 1).Select(static c => (char)c))
        {
            if (char.IsSurrogate(c) || !Pattern.TryParse($"{c}", out var pattern) || pattern.HasWildcard)
                continue;
            foreach (var other in (char[])[char.ToUpperInvariant(c), char.ToLowerInvariant(c), 'S', 's', 'K', 'k', 'I', 'i'])
                Assert.Equal((c, other, string.Equals($"{c}", $"{other}", StringComparison.OrdinalIgnoreCase)), (c, other, pattern.IsMatch($"{other}")));
        }
    }

    /// <summary>Each pattern with an s, for each way to compile it, against each s that there is.</summary>
    [Theory]
    [InlineData("TEST-SRV")]
    [InlineData("TEST*")]
    [InlineData("*TEST-SRV")]
    [InlineData("*EST-*")]
    [InlineData("T*SRV")]
    [InlineData("TE?T-SRV")]
    [InlineData("*TE?T-S*")]
    [InlineData("TE\u017FT-SRV")]
    [InlineData("*\u017FT-*")]
    public void A_pattern_is_the_same_to_all_back_ends(string text)
    {
        var patterns = Pattern.ParseAll(text);
        foreach (var subject in _subjects)
        {
            var rules = LargeSites.Pack([new(new Condition { Test = new TextTest(subject, patterns) })]);
            var excluding = rules with { Sites = new(rules.Sites[0] with { Exclusions = new(new PushExclusion { Names = patterns }) }) };
            foreach (var definition in (RulePackDefinition[])[rules, excluding])
            {
                var generated = GeneratedPack.Generate(RulesProject.Of(RuleSource.Of(definition))).Load();
                var tables = new InterpretedRulePack(definition) { StraightLine = 0 };
                foreach (var name in (string[])["TEST-SRV", "test-srv", "te\u017Ft-srv", "TE\u017FT-SRV", "test-\u017Frv"])
                {
                    var machine = new Resource { Name = name, NetBiosName = name, ADSiteName = "A", SystemGroupName = [name], OperatingSystemNameAndVersion = "Windows" };
                    var reference = ReferenceDecision.Decide(definition, machine, DateTimeOffset.UnixEpoch).Outcome;
                    Assert.Equal((name, reference), (name, generated.Decide(machine, DateTimeOffset.UnixEpoch).Outcome));
                    Assert.Equal((name, reference), (name, tables.Decide(machine, DateTimeOffset.UnixEpoch).Outcome));
                }
            }
        }
    }
}
