using RulesPush.Generators.Tests.Running;

namespace RulesPush.Generators.Tests.Snapshots;

/// <summary>What each input becomes. The accepted files lie beside this one, to be read as if written by hand.</summary>
public sealed class GeneratedCode
{
    public static TheoryData<string> Inputs => [.. SnapshotInputs.All.Keys];

    [Theory, MemberData(nameof(Inputs))]
    public void Is_as_accepted(string input) =>
        Snapshot.Verify($"{nameof(GeneratedCode)}.{nameof(Is_as_accepted)}_input={input}", GeneratedPack.Generate(SnapshotInputs.All[input]));

    [Theory, MemberData(nameof(Inputs))]
    public void Compiles_without_a_warning(string input) =>
        Assert.Empty(GeneratedPack.Generate(SnapshotInputs.All[input]).CompilerFindings);

    [Fact]
    public void Has_no_accepted_file_without_an_input()
    {
        var inputs = SnapshotInputs.All.Keys.ToHashSet();
        var strays = Directory.GetFiles(Snapshot.Folder, "*.verified.cs")
            .Select(static f => Path.GetFileName(f).Split('#')[0])
            .Where(name => !inputs.Contains(name.Split('=').Last()));
        Assert.Empty(strays);
    }
}
