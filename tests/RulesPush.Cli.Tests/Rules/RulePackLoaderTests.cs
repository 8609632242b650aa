using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using RulesPush.Cli.Output;
using RulesPush.Cli.Rules;
using RulesPush.Matching;
using RulesPush.Model;

namespace RulesPush.Cli.Tests.Rules;

/// <summary>The assembly of these tests has a rule pack of its own, which stands for one that was built.</summary>
public sealed class RulePackLoaderTests
{
    private static readonly string _thisAssembly = typeof(TestRules).Assembly.Location;

    [Fact]
    public void A_pack_is_found_by_its_attribute_and_made_for_the_commands_own_runtime()
    {
        var pack = RulePackLoader.Load(_thisAssembly);
        Assert.Equal("Contoso.Rules", pack.Definition.Name);
        Assert.NotSame(typeof(TestRules), pack.GetType());
        Assert.Equal(Outcome.NotAssigned, pack.Decide(new Resource { Name = "A" }, CommandLine.Now).Outcome);
    }

    [Fact]
    public void A_loaded_pack_decides_through_the_command()
    {
        using var command = new CommandLine { LoadRules = RuleSource.Load };
        var machines = command.Write("m.csv", "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion\nTHROW,A,10.112.129.7,Server\nPC,A,10.112.129.7,Windows\n");
        var result = command.Run("decide", "--rules", _thisAssembly, "--resources", machines, "--format", "csv");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("PC,AKR,Push,Workstations,matches Workstations,", result.OutputLines[1]);
        Assert.Equal("m.csv(2): [Condition] TestRules.IsPilot throws InvalidDataException: no\\nluck", result.ErrorLines[0]);
    }

    [Fact]
    public void An_assembly_without_a_pack_is_refused()
    {
        var failure = Assert.Throws<CommandFailure>(() => RulePackLoader.Load(typeof(Spectre.Console.Table).Assembly.Location));
        Assert.Equal(2, failure.ExitCode);
        Assert.Contains("has no rule pack", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        using var command = new CommandLine { LoadRules = RuleSource.Load };
        foreach (var content in new[] { "", "MZ nonsense" })
        {
            var rules = command.Write("Rules.dll", content);
            var result = command.Run("decide", "--rules", rules, "--resources", command.Write("m.csv", "Name\n"));
            Assert.Equal((2, $"rulespush: {rules} is not an assembly of .NET"), (result.ExitCode, result.Error.TrimEnd()));
        }
    }

    [Fact]
    public void A_pack_for_a_newer_runtime_is_refused()
    {
        using var command = new CommandLine { LoadRules = RuleSource.Load };
        var rules = command.Write("Newer.dll", WithReferenceTo("RulesPush", majorVersion: 9));
        var result = command.Run("decide", "--rules", rules, "--resources", command.Write("m.csv", "Name\n"));
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"rulespush: {rules} was built for RulesPush 9.0.0.0, and this command has 1.0.0.0; ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.ErrorLines);
    }

    [Fact]
    public void A_pack_that_left_rules_out_does_not_build()
    {
        var failure = Assert.Throws<CommandFailure>(() => RulePackLoader.CreatePack(new RulePackAttribute<RulesWithMistakes>()));
        Assert.Equal((3, "The rules of Contoso.Rules do not build; left out: Contoso.Bad."), (failure.ExitCode, failure.Message));
    }

    [Fact]
    public void A_pack_that_calls_what_the_runtime_lacks_is_refused_at_the_first_machine()
    {
        using var command = new CommandLine { LoadRules = static (_, _) => new RulesForAnotherRuntime() };
        foreach (var name in new[] { "decide", "explain --name A" })
        {
            var result = command.Run([.. name.Split(' '), "--rules", "Rules.dll", "--resources", command.Write("m.csv", "Name\nA\nA\n")]);
            Assert.Equal(2, result.ExitCode);
            Assert.StartsWith("rulespush: Rules.dll does not fit this version of RulesPush, and this command has 1.0.0.0; ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_that_are_not_there_or_not_one_project_are_refused()
    {
        using var command = new CommandLine();
        var error = new ErrorOutput(TextWriter.Null, null);
        Directory.CreateDirectory(command.Path("folder"));
        Assert.Equal($"there is no folder or file {command.Path("missing")}", Refusal("missing"));
        Assert.Equal($"{command.Write("rules.txt", "")} is neither a folder nor a .csproj nor a .dll", Refusal("rules.txt"));
        Assert.Equal($"{command.Path("folder")} has no .csproj: it is no rules project", Refusal("folder"));
        command.Write("folder/B.csproj", "");
        command.Write("folder/A.csproj", "");
        Assert.Equal($"{command.Path("folder")} has 2 projects, name one: A.csproj, B.csproj", Refusal("folder"));

        string Refusal(string name)
        {
            var failure = Assert.Throws<CommandFailure>(() => RuleSource.Load(command.Path(name), error));
            Assert.Equal(2, failure.ExitCode);
            return failure.Message;
        }
    }

    public sealed class RulesWithMistakes() : CompiledRulePack(
        new RulePackDefinition { Name = "Contoso.Rules", LeftOut = new EquatableArray<string>("Contoso.Bad") })
    {
        protected override CriteriaMatch Match(int criteria, Resource resource, DateTimeOffset now) => default;
    }

    private sealed class RulesForAnotherRuntime : IRulePack
    {
        public RulePackDefinition Definition { get; } = new() { Name = "Contoso.Rules" };

        public Assignment Assign(Resource resource) => throw new MissingMethodException();

        public Decision Decide(Resource resource, DateTimeOffset now) => throw new MissingMethodException();

        public Truth Evaluate(CriteriaDefinition criteria, Resource resource, DateTimeOffset now) => throw new MissingMethodException();

        public Explanation Explain(Resource resource, DateTimeOffset now) => throw new MissingMethodException();
    }

    /// <summary>This assembly, changed so that it refers to another version of <paramref name="assembly"/>.</summary>
    private static byte[] WithReferenceTo(string assembly, byte majorVersion)
    {
        var image = File.ReadAllBytes(_thisAssembly);
        using var reader = new PEReader(new MemoryStream(image));
        var metadata = reader.GetMetadataReader();
        var row = metadata.AssemblyReferences.First(r => metadata.GetString(metadata.GetAssemblyReference(r).Name) == assembly);
        // The major version is the first of the row's columns.
        var offset = reader.PEHeaders.MetadataStartOffset
            + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + ((MetadataTokens.GetRowNumber(row) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
        image[offset] = majorVersion;
        return image;
    }
}
