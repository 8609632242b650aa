namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>What is decided with vector instructions is decided the same without them: by tables, and whole inventories.</summary>
public sealed class WithoutVectorHardware
{
    [Fact]
    public Task Tables_decide_all_at_once_as_one_by_one() => TestProcess.PassWithoutVectorsAsync(
        typeof(WithoutVectorHardware), "-method", $"{typeof(LargeSites).FullName}.{nameof(LargeSites.Decide_all_at_once_as_one_by_one)}");

    [Fact]
    public Task Whole_inventories_are_decided_as_each_machine() => TestProcess.PassWithoutVectorsAsync(
        typeof(WithoutVectorHardware), "-method", $"{typeof(WholeInventories).FullName}.{nameof(WholeInventories.Are_decided_as_each_machine_of_a_site_with_many_criteria)}");
}
