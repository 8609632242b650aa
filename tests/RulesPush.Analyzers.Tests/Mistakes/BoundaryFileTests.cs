using Microsoft.CodeAnalysis;

namespace RulesPush.Analyzers.Tests;

/// <summary>Boundary files: at the rule what the rule says wrong, at the row what the row does.</summary>
public sealed class BoundaryFileTests
{
    private const string Rows = "key,boundary\nus-east-1,10.1.0.0/16\nus-west-2,adsite:Portland\n";

    [Theory]
    [InlineData("networks.csv", "/src/rules/networks.csv")]
    [InlineData("data/networks.csv", "/src/rules/data/networks.csv")]
    [InlineData("../lists/networks.csv", "/src/lists/networks.csv")]
    [InlineData("../lists/networks.csv", "/src/rules/../lists/networks.csv")]
    [InlineData(@"data\networks.csv", "/src/rules/data/networks.csv")]
    [InlineData("data/networks.csv", @"/src/rules/data\networks.csv")]
    [InlineData("./data//networks.csv", "/src/rules/./data/networks.csv")]
    [InlineData("/src/rules/networks.csv", "/src/rules/networks.csv")]
    [InlineData("NETWORKS.csv", "/src/rules/networks.csv")]
    public Task A_listed_file_is_found_however_its_path_is_written(string path, string listed) =>
        RuleTest.VerifyRules(Site($"@\"{path}\""), (listed, Rows));

    [Theory]
    [InlineData("{|RP1501:\"netwoks.csv\"|}")]
    [InlineData("{|RP1501:\"data/networks.csv\"|}")]
    [InlineData("{|RP1501:\"../networks.csv\"|}")]
    [InlineData("{|RP1501:\"networks.txt\"|}")]
    [InlineData("{|RP1501:\"\"|}")]
    [InlineData("{|RP1501:null!|}")]
    [InlineData("path: {|RP1501:\"no.csv\"|}, Key = \"us-east-1\"")]
    [InlineData("\"networks.csv\", Key = {|RP1503:\"us-east-2\"|}")]
    [InlineData("\"networks.csv\", Key = {|RP1503:\"\"|}")]
    [InlineData("\"networks.csv\", Key = \"US-EAST-1\"")]
    [InlineData("\"networks.csv\", Key = null")]
    [InlineData("{|RP1504:\"empty.csv\"|}")]
    [InlineData("{|RP1504:\"empty.csv\"|}, Key = \"us-east-1\"")]
    public Task A_use_of_a_file(string arguments) => RuleTest.VerifyRules(
        Site(arguments),
        ("/src/rules/networks.csv", Rows),
        ("/src/rules/networks.txt", Rows),
        ("/src/rules/empty.csv", "key,boundary\n# none yet\n"));

    [Fact]
    public async Task A_file_that_is_listed_and_yet_missing_is_told_apart_from_one_that_is_not_listed()
    {
        const string Code = """
            [PrimarySite("NYC"), Boundary.File("gone.csv"), RoamingBoundary.File("unlisted.csv"), Boundary.File("networks.txt")]
            public partial class NewYork;
            """;
        var messages = (await new RuleAnalysis(Code, new ListedFile("/src/rules/gone.csv", content: null)).Run()).Select(d => d.GetMessage());

        Assert.Equal(
            [
                "The boundary file 'gone.csv' is listed in AdditionalFiles, but cannot be read: there is no such file",
                "The boundary file 'unlisted.csv' is not listed: add <AdditionalFiles Include=\"unlisted.csv\" /> to the project",
                "The boundary file 'networks.txt' is no .csv file",
            ],
            messages);
    }

    [Theory]
    [InlineData("key,boundary\na,{|RP1502:10.1|}\n")]
    [InlineData("key,boundary\na,{|RP1502:10.1.2.3/16|}\n")]
    [InlineData("key,boundary\na,{|RP1502:10.1.0.9-10.1.0.5|},note\n")]
    [InlineData("key,boundary\na,{|RP1502:adsite:|}\nb,adsite:Berlin\n")]
    [InlineData("key,boundary\n\"a\", \"{|RP1502:10.1|}\"\n")]
    [InlineData("key,boundary\n{|RP1502:only-a-key|}\nb,10.1.0.0/16\n")]
    [InlineData("key,boundary\n{|RP1502:\"a,10.1.0.0/16|}\n")]
    [InlineData("key,boundary\n{|RP1502:a,\"10.1.0.0/16\" or so|}\n")]
    [InlineData("# a note\n\nkey,boundary\na,{|RP1502:10.1|} # a remark\na,10.1.0.0/16\nb,{|RP1502:10.2|}\n")]
    [InlineData("{|RP1502:a,10.1.0.0/16|}\n")]
    [InlineData("{|RP1502:|}")]
    public Task A_bad_row(string content) => RuleTest.VerifyRules(Site("\"networks.csv\""), ("/src/rules/networks.csv", content));

    [Fact]
    public Task A_bad_row_is_reported_once_however_many_sites_name_its_file() => RuleTest.VerifyRules("""
        [PrimarySite("NYC"), Boundary.File("networks.csv", Key = "a"), RoamingBoundary.File("networks.csv", Key = "c")]
        public partial class NewYork;

        [PrimarySite("BOS"), Boundary.File("./networks.csv", Key = "b")]
        public partial class Boston;
        """, ("/src/rules/networks.csv", "key,boundary\na,{|RP1502:10.1|}\nb,10.2.0.0/16\n"));

    [Fact]
    public async Task A_bad_row_is_reported_once_where_its_file_is_listed_twice()
    {
        var files = Enumerable.Repeat(0, 2).Select(_ => new ListedFile("/src/rules/networks.csv", "key,boundary\na,10.1\n")).ToArray();
        Assert.Equal(["RP1502"], (await new RuleAnalysis(Site("\"networks.csv\""), files).Run()).Select(d => d.Id));
    }

    [Fact]
    public Task Files_that_no_rule_names_are_none_of_our_business() =>
        RuleTest.VerifyRules("[PrimarySite(\"NYC\")] public partial class NewYork;", ("/src/rules/costs.csv", "year,cost\n2026,a lot\n"));

    [Fact]
    public async Task A_bad_row_prints_with_its_file_and_place()
    {
        var file = new ListedFile("/src/rules/boundaries/akron.csv", "key,boundary\na,10.1.0.0/16\n\nb,10.2.0.1/16\n");
        var diagnostics = await new RuleAnalysis(Site("\"boundaries/akron.csv\""), file).Run();

        Assert.Equal(
            "/src/rules/boundaries/akron.csv(4,3): error RP1502: The row is no boundary: '10.2.0.1/16' has host bits set; the network is 10.2.0.0/16",
            Assert.Single(diagnostics).ToString());
        Assert.Equal(LocationKind.ExternalFile, diagnostics[0].Location.Kind);
    }

    [Fact]
    public Task The_key_of_a_bad_row_is_not_reported_as_missing_too() =>
        RuleTest.VerifyRules(Site("\"networks.csv\", Key = \"b\""), ("/src/rules/networks.csv", "key,boundary\na,10.1.0.0/16\nb,{|RP1502:10.2|}\n"));

    private static string Site(string arguments) => $"""
        [PrimarySite("NYC")]
        [Boundary.File({arguments})]
        public partial class NewYork;
        """;
}
