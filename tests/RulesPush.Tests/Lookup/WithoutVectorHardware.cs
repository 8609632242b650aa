namespace RulesPush.Tests.Lookup;

/// <summary>What is looked up with vector instructions is found without them.</summary>
public sealed class WithoutVectorHardware
{
    [Fact]
    public Task The_lookups_are_as_right() => TestProcess.PassWithoutVectorsAsync(
        typeof(WithoutVectorHardware), "-class", typeof(SearchTrees).FullName!, "-class", typeof(AddressTables).FullName!, "-class", typeof(NameTables).FullName!);
}
