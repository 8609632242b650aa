using System.Text;
using System.Text.Json;
using CsCheck;
using RulesPush.Cli.Output;
using RulesPush.Discovery;
using RulesPush.Model;

namespace RulesPush.Cli.Tests.Analyzing;

/// <summary>Every witness is a row of a file of machines: <c>decide</c> reads it as the machine that the analysis means.</summary>
public sealed class WitnessRows
{
    /// <summary>What a separator, a quote or an empty list looks like, and patterns.</summary>
    private static readonly Gen<string> _text = Gen.OneOf(';', '"', ',', '[', ']', 'a', '*', '?').Array[1, 4].Select(static c => new string(c))
        .Where(static text => Pattern.TryParse(text, out _));

    private static readonly Gen<Condition> _condition = Gen.Select(Gen.Enum<TextSubject>(), _text.Array[1, 2], Gen.Bool)
        .Select(static (subject, patterns, isExclude) => new Condition { Test = new TextTest(subject, patterns), IsExclude = isExclude });

    private static readonly Gen<BoundaryDefinition> _boundary = Gen.OneOf<BoundaryDefinition>(
        new NetworkBoundary("10.0.0.0/24"), new NetworkBoundary("10.0.0.0/16"), new NetworkBoundary("2001:db8::/64"), new AdSiteBoundary("a"), new SubnetIdBoundary("10.0.0.0"));

    private static readonly Gen<RulePackDefinition> _pack = Gen.Select(_condition.Array[0, 3].Array[1, 3], _boundary.Array[1, 3].Array[2], _boundary.Array[0, 2])
        .Select(static (classes, boundaries, roaming) => new RulePackDefinition
        {
            Name = "Rules",
            Criteria = new(classes.Select(static (conditions, i) => new CriteriaDefinition { RuleName = $"Class{i}", Conditions = new(conditions) })),
            Sites = new(boundaries.Select((own, i) => new SiteDefinition
            {
                RuleName = $"Site{i}",
                Code = $"S0{i}",
                IsSecondary = false,
                Boundaries = new(own),
                RoamingBoundaries = new(roaming),
                ClientPush = new ClientPushDefinition { DomainControllers = true, Criteria = new(Enumerable.Range(0, classes.Length).Select(static c => $"Class{c}")) },
            })),
            CompleteNetworks = new(IpNetwork.Parse("10.0.0.0/15")),
        });

    [Fact]
    public void Read_back_as_the_machines_that_they_show()
    {
        var kinds = new HashSet<FindingKind>();
        _pack.Sample(
            pack =>
            {
                foreach (var finding in RuleAnalysis.Find(pack, new UtcDay(2026, 11, 22), new AnalysisBudget()).Where(static f => f.Witness is not null))
                {
                    var expected = WitnessText.Of(finding.Witness!);
                    // Only a class that demands it leaves the name unknown, which no row can.
                    if (finding.Witness!.Name is null)
                    {
                        Assert.Contains(
                            finding.With.Prepend(finding.Rule).Select(pack.FindCriteria),
                            static c => c?.Conditions.Any(static x => x.Test is TextTest { Subject: TextSubject.Name }) == true);
                        continue;
                    }

                    var properties = WitnessText.Properties(finding.Witness!).ToList();
                    Assert.Equal(expected, WitnessText.Of(Read(pack, ResourceFormat.Csv, Csv(properties))));
                    Assert.Equal(expected, WitnessText.Of(Read(pack, ResourceFormat.Jsonl, Json(finding.Witness!))));
                    lock (kinds)
                        kinds.Add(finding.Kind);
                }
            },
            iter: 2_000,
            threads: 2);
        Assert.Superset(
            new HashSet<FindingKind>
            {
                FindingKind.NothingMatches, FindingKind.ConditionChangesNothing, FindingKind.ValueChangesNothing, FindingKind.CoveredByOthers, FindingKind.EqualBoundaries,
                FindingKind.NestedBoundary, FindingKind.RedundantBoundary, FindingKind.RoamingRepeatsBoundary, FindingKind.DomainControllersLetIn, FindingKind.Gap,
            },
            kinds);
    }

    [Fact]
    public void Have_no_blanks_around_a_value_where_there_is_a_choice()
    {
        var blanks = new CriteriaDefinition
        {
            RuleName = "Blanks",
            Conditions = new(Require(TextSubject.Name, "PC *"), Require(TextSubject.Name, "P*"), Require(TextSubject.Group, "Domain *"), Require(TextSubject.Group, "*")),
        };
        var findings = RuleAnalysis.Find(new RulePackDefinition { Name = "Rules", Criteria = new(blanks) }, new UtcDay(2026, 11, 22), new AnalysisBudget());
        Assert.Equal(2, findings.Count);
        Assert.All(findings, static f => Assert.Equal("Name = PC X, SystemGroupName = DOMAIN X", WitnessText.Of(f.Witness!)));

        static Condition Require(TextSubject subject, string pattern) => new() { Test = new TextTest(subject, pattern) };
    }

    private static string Csv(List<KeyValuePair<string, string>> properties)
    {
        using var row = new StringWriter();
        row.Write(string.Join(',', properties.Select(static p => p.Key)) + "\n");
        for (var i = 0; i < properties.Count; i++)
        {
            row.Write(i == 0 ? "" : ",");
            CsvWriter.WriteValue(row, properties[i].Value);
        }

        return row + "\n";
    }

    /// <summary>The witness as <c>analyze --format json</c> writes it.</summary>
    private static string Json(Resource machine)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WitnessJson.Write(json, "witness", machine);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.GetProperty("witness").GetRawText() + "\n";
    }

    private static Resource Read(RulePackDefinition pack, ResourceFormat format, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var reader = ResourceFile.CreateReader(format, "witness", stream, pack, RowPurpose.Decision, static warning => Assert.Fail(warning));
        Assert.True(reader.TryRead(out var row));
        Assert.Null(row.Rejection);
        return row.Resource!;
    }
}
