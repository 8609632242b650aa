using CsCheck;
using RulesPush.Matching.Criteria;
using RulesPush.Model;

namespace RulesPush.Tests.Criteria;

/// <summary>Many patterns at once say of a text what each says alone, whatever the letters.</summary>
public sealed class ManyPatterns
{
    /// <summary>Both cases, letters whose bytes are those of others, the Kelvin sign, the long s, half a pair; and last what stands for the ends of a text, which no pattern may have.</summary>
    private const string Letters = "aAbBkKsS1\u212A\u017FäÄ\u4E2D\u2D4E\u4E4E\u2D2D\uD83D\uDE00\uFFFF\0\u0001";

    private static readonly Gen<string> _text = Gen.Char[Letters].Array[0, 6].Select(static letters => new string(letters));
    private static readonly Gen<string> _pattern = Gen.Char[Letters[..^2] + "****??"].Array[1, 6].Select(static letters => new string(letters));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(300)]
    public void Match_what_each_of_them_matches(int count)
    {
        var (matches, none) = (0, 0);
        Gen.Select(_pattern.Array[count], _text.Array[100]).Sample(
            (texts, values) =>
            {
                Pattern[] patterns = [.. texts.Select(Pattern.Parse)];
                TestUse[] uses = [.. texts.Select(static (text, i) => new TestUse(i, new TextTest(TextSubject.Name, text), 0))];
                var groups = new TestGroups(uses, Rows.WordsFor(count));
                var set = new PatternSet(uses.Select((use, i) => (texts[i], false, use)), groups);
                foreach (var value in values)
                {
                    bool[] expected = [.. patterns.Select(p => p.IsMatch(value))];
                    var block = groups.Nothing.ToArray();
                    set.AddMatches(value, block);
                    Assert.Equal(expected, Enumerable.Range(0, count).Select(i => Rows.Has(block, i)));
                    if (set.MatchesNothing(value))
                    {
                        Assert.DoesNotContain(true, expected);
                        none++;
                    }

                    matches += expected.Contains(true) ? 1 : 0;
                }
            },
            iter: 3_000 / count,
            threads: 1,
            print: static input => string.Join(" / ", input.Item1.Take(3).Select(VisibleCharacters)));
        Assert.True(matches > 100, $"{matches}");
        // Of hundreds of patterns one is mostly of wildcards alone.
        Assert.True(count > 3 || none > 100, $"{none}");
    }

    /// <summary>A table looks at a few letters of a text to find what it knows of it: those at the ends, and in the middle.</summary>
    [Theory]
    [InlineData(TextSubject.Domain)]
    [InlineData(TextSubject.Group)]
    public void Tell_texts_apart_that_look_alike(TextSubject subject)
    {
        CriteriaDefinition[] criteria = [new() { RuleName = "One", Conditions = new(new Condition { Test = new TextTest(subject, "*1*") }) }];
        var table = new CriteriaTable(criteria, 0, static _ => false);
        for (var number = 0; number < 128; number++)
        {
            var text = $"CORP-{number / 2:B6}-ALIKE-ALIKE-ALIKE-CORP";
            var machine = subject == TextSubject.Domain ? new Resource { ResourceDomainOrWorkgroup = text } : new Resource { SystemGroupName = [text] };
            Assert.Equal(text.Contains('1') ? 0 : -1, table.Find(machine, default, new NoMatcher(), Truth.False).Place);
        }
    }

    private static string VisibleCharacters(string text) => string.Concat(text.Select(static c => c is > ' ' and < '\u007F' ? $"{c}" : $"\\u{(int)c:X4}"));
}
