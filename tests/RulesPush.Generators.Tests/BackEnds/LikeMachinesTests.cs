using CsCheck;
using RulesPush.Matching.Inventory;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>However little is kept, an answer is never one about a machine that the rules tell apart.</summary>
public sealed class LikeMachinesTests
{
    private static readonly RulePackDefinition _pack =
        LargeSites.Pack([new(new Condition { Test = new TextTest(TextSubject.AdSite, "*") }), new(new Condition { Test = new TextTest(TextSubject.Name, "PC-1*") })]);

    /// <summary>A key is made of numbers that values have been given: where those begin anew, answers by them are of others.</summary>
    [Theory]
    [InlineData(1 << 16, 1 << 15, 85, 95)]
    [InlineData(12, 1 << 15, 5, 70)]
    [InlineData(1 << 16, 5, 5, 70)]
    [InlineData(12, 2, 1, 30)]
    [InlineData(0, 1, 1, 10)]
    public void Answer_for_their_likes(int mostValues, int mostAnswers, int fewestKnown, int mostKnown)
    {
        var (known, asked) = (0, 0);
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 2])
            .Array[200]
            .Sample(
                machines =>
                {
                    var answers = new LikeMachines<string>(new Likeness(_pack, DateTimeOffset.UnixEpoch, mostValues), mostAnswers);
                    foreach (var (site, name) in machines)
                    {
                        var machine = new Resource { Name = $"PC-{name}", ADSiteName = $"SITE-{site}" };
                        asked++;
                        if (answers.TryFind(machine, out var answer))
                            known += Same($"{machine.Name} {machine.ADSiteName}", answer);
                        else
                            answers.Keep($"{machine.Name} {machine.ADSiteName}");
                    }
                },
                iter: 20,
                threads: 1);

        // In per cent, of twenty machines that the rules tell apart.
        Assert.InRange(100 * known / asked, fewestKnown, mostKnown);
    }

    private static int Same(string expected, string answer)
    {
        Assert.Equal(expected, answer);
        return 1;
    }
}
