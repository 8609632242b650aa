namespace RulesPush.Tests;

/// <summary>The examples of the branches, each a case of one test: what an administrator writes, and no more.</summary>
public sealed class BranchesExamples
{
    [Theory, ClassData(typeof(RulePackExamples<Branches.RulePack>))]
    public void Hold(RulePackExample example) => example.Verify();
}
