using System.Text;
using RulesPush.Cli.Tests;

namespace RulesPush.Discovery.Tests;

/// <summary>What a value of a JSONL file means.</summary>
public sealed class JsonlResourceTests
{
    [Theory]
    [InlineData("\"ResourceNames\": [\"a\", \" b \", \"\", null]", "ResourceNames", "a|b")]
    [InlineData("\"ResourceNames\": \"a; b\"", "ResourceNames", "a|b")]
    [InlineData("\"resourcenames\": []", "ResourceNames", "")]
    [InlineData("\"ResourceNames\": \"[]\"", "ResourceNames", "")]
    [InlineData("\"ResourceNames\": null", "ResourceNames", "null")]
    [InlineData("\"ResourceNames\": [null]", "ResourceNames", "null")]
    [InlineData("\"ResourceNames\": \"\"", "ResourceNames", "null")]
    [InlineData("\"IPAddresses\": [\"10.1.1.1\", \"fe80::1%3\"]", "IPAddresses", "10.1.1.1|fe80::1")]
    [InlineData("\"Client\": true", "Client", "True")]
    [InlineData("\"Client\": \"no\"", "Client", "False")]
    [InlineData("\"Client\": 1", "Client", "True")]
    [InlineData("\"Client\": null", "Client", "null")]
    [InlineData("\"ClientVersion\": 5.00", "ClientVersion", "5.00")]
    [InlineData("\"ADSiteName\": \"K\\u00f6ln\"", "ADSiteName", "Köln")]
    [InlineData("\"ADSiteName\": \"  \"", "ADSiteName", "null")]
    [InlineData("\"LastLogon\": \"2026-05-01\"", "LastLogon", "2026-05-01T00:00:00.0000000+00:00")]
    public void A_value_is_read_by_its_property(string member, string property, string expected) =>
        Assert.Equal(expected, Observed.Show(typeof(Resource).GetProperty(property)!.GetValue(Accepted($"{{\"Name\": \"A\", {member}}}"))));

    [Theory]
    [InlineData("\"CostCenter\": 7", "CostCenter", 7)]
    [InlineData("\"costcenter\": \"7\"", "CostCenter", 7)]
    [InlineData("\"Leased\": false", "Leased", false)]
    [InlineData("\"Ratio\": 1.5e1", "Ratio", 15.0)]
    [InlineData("\"Owner\": 12", "Owner", "12")]
    public void A_declared_property_is_of_its_type(string member, string property, object expected) =>
        Assert.Equal(expected, Accepted($"{{\"Name\": \"A\", {member}}}").CustomProperties![property]);

    [Theory]
    [InlineData("{\"Name\": \"A\", \"NAME\": \"B\"}", "property 'NAME' is there twice")]
    [InlineData("{\"Name\": \"A\", \"x\": 1, \"X\": 1}", "property 'X' is there twice")]
    [InlineData("{\"Name\": \"A\"", "is not valid JSON at byte ")]
    [InlineData("{\"Name\": \"A\"} {}", "is not valid JSON at byte ")]
    [InlineData("{\"Name\": \"A\", \"Client\": maybe}", "is not valid JSON at byte ")]
    [InlineData("nonsense", "is not valid JSON at byte ")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("\"A\"", "is not a JSON object")]
    [InlineData("42", "is not a JSON object")]
    [InlineData("{}", "has no Name")]
    [InlineData("{\"Name\": null}", "has no Name")]
    [InlineData("{\"Name\": [\"A\"]}", "Name takes one value, not a list")]
    [InlineData("{\"Name\": {\"is\": \"A\"}}", "Name takes no object")]
    [InlineData("{\"Name\": \"A\", \"IPAddresses\": [\"10.1.1.1\", {}]}", "IPAddresses takes a list of single values")]
    [InlineData("{\"Name\": \"A\", \"IPAddresses\": [[\"10.1.1.1\"]]}", "IPAddresses takes a list of single values")]
    [InlineData("{\"Name\": \"A\", \"IPAddresses\": [\"10.1.1.256\"]}", "IPAddresses '10.1.1.256' is not an IPv4 or IPv6 address")]
    [InlineData("{\"Name\": \"A\", \"IPAddresses\": [1]}", "IPAddresses '1' is not an IPv4 or IPv6 address")]
    [InlineData("{\"Name\": \"A\", \"CostCenter\": 1.5}", "CostCenter '1.5' is not a whole number of 32 bits")]
    [InlineData("{\"Name\": \"A\", \"CostCenter\": [1]}", "CostCenter takes one value, not a list")]
    [InlineData("{\"Name\": \"A\\u0000B\"}", "the value of 'Name' has a NUL character")]
    [InlineData("{\"Name\": \"\\ud800\"}", "has a text that is not valid Unicode")]
    [InlineData("{\"\\ud800\": \"A\"}", "has a text that is not valid Unicode")]
    public void A_row_that_cannot_be_read_is_rejected_with_its_reason(string row, string why)
    {
        var rows = Read(row + "\n\n{\"Name\": \"B\"}\n");
        Assert.Equal(1, rows[0].Line);
        Assert.StartsWith(why, rows[0].Rejection, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", rows[0].Rejection, StringComparison.Ordinal);
        Assert.Equal((3, "B"), (rows[1].Line, rows[1].Resource?.Name));
    }

    [Fact]
    public void A_row_nested_deeper_than_any_machine_is_rejected()
    {
        var rows = Read("{\"Name\": \"A\", \"x\": " + new string('[', 100_000) + "\n{\"Name\": \"B\"}");
        Assert.Contains("not valid JSON", rows[0].Rejection, StringComparison.Ordinal);
        Assert.Equal("B", rows[1].Resource?.Name);
    }

    [Fact]
    public void A_value_that_is_too_long_is_rejected_with_its_length_wherever_it_stands()
    {
        var megabyte = new string('x', 1_000_000);
        foreach (var member in new[] { $"\"ADSiteName\": \"{megabyte}\"", $"\"IPAddresses\": [\"{megabyte}\"]", $"\"Colour\": \"{megabyte}\"" })
        {
            var why = Assert.Single(Read($"{{\"Name\": \"A\", {member}}}")).Rejection;
            Assert.Equal($"the value of '{member.Split('"')[1]}' has 1000000 characters, more than 65536", why);
        }
    }

    [Fact]
    public void An_undeclared_property_is_ignored_with_one_warning_for_the_whole_file()
    {
        var warnings = new List<string>();
        var rows = Read("{\"Name\":\"A\",\"Colour\":{\"deep\":[1,{}]}}\n{\"colour\":[[1]],\"Name\":\"B\"}\n", warnings);
        Assert.Equal(["A", "B"], rows.Select(static r => r.Resource!.Name));
        Assert.Contains("'Colour'", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void No_end_of_undeclared_properties_is_warned_of()
    {
        var warnings = new List<string>();
        Read(string.Concat(Enumerable.Range(0, 1000).Select(static i => $"{{\"Name\":\"A\",\"x{i}\":1}}\n")), warnings);
        Assert.Equal(101, warnings.Count);
    }

    private static Resource Accepted(string row)
    {
        var read = Assert.Single(Read(row));
        Assert.Null(read.Rejection);
        return read.Resource!;
    }

    private static List<ResourceRow> Read(string jsonl, List<string>? warnings = null)
    {
        using var reader = new JsonlResourceReader(
            "machines.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(jsonl)), new TestRules().Definition, RowPurpose.Decision, w => (warnings ?? []).Add(w));
        return Observed.ReadAll(reader);
    }
}
