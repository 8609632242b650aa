namespace RulesPush.Model;

/// <summary>A method of a rule class, of which the analysis knows nothing: it may say anything of any machine.</summary>
internal sealed record OpaqueTest(string Rule, string Method) : ConditionTest
{
    public override string ToString() => $"{Method}(resource)";
}

/// <summary>The machine is assigned to the site of this code, by the boundaries of the pack at this place.</summary>
internal sealed record AssignedTest(string Site, int Pack = 0) : ConditionTest
{
    public override string ToString() => $"assigned to {Site}";
}

/// <summary>The machine has an address: what is left to a machine that an exclusion list lets have no name.</summary>
internal sealed record HasAddressTest : ConditionTest
{
    public override string ToString() => "has an address";
}

/// <summary>The NetBIOS name matches one of the patterns.</summary>
internal sealed record NetBiosNameTest(EquatableArray<Pattern> Patterns) : ConditionTest
{
    public override string ToString() => $"NetBiosName({StringLiteral.List(Patterns.Select(static p => p.Text))})";
}
