namespace RulesPush.Model.Tests;

public sealed class Resources
{
    [Theory]
    [InlineData("Microsoft Windows NT Workstation 10.0", null, SystemKind.Workstation)]
    [InlineData("windows 11", null, SystemKind.Workstation)]
    [InlineData("Microsoft Windows NT Server 10.0", null, SystemKind.Server)]
    [InlineData("Windows Server 2022", null, SystemKind.Server)]
    [InlineData("Microsoft Windows NT Advanced Server 10.0", null, SystemKind.DomainController)]
    [InlineData("Microsoft Windows NT Server 10.0", "domain controller", SystemKind.DomainController)]
    [InlineData(null, "Domain Controller", SystemKind.DomainController)]
    [InlineData("Ubuntu Linux 24.04", null, SystemKind.Other)]
    [InlineData("Ubuntu Linux 24.04", "Print Server", SystemKind.Other)]
    [InlineData(null, null, null)]
    [InlineData("", "Print Server", null)]
    public void Have_a_kind_by_their_system_and_roles(string? system, string? role, SystemKind? expected) =>
        Assert.Equal(expected, new Resource { OperatingSystemNameAndVersion = system, SystemRoles = role is null ? null : [role] }.SystemKind);

    [Fact]
    public void A_changed_copy_derives_its_kind_anew()
    {
        var server = new Resource { OperatingSystemNameAndVersion = "Microsoft Windows NT Server 10.0" };
        Assert.Equal(SystemKind.DomainController, (server with { SystemRoles = ["Domain Controller"] }).SystemKind);
        Assert.Null((server with { OperatingSystemNameAndVersion = null }).SystemKind);
        Assert.Equal("6.1", (server with { OperatingSystemNameAndVersion = "x 6.1" }).OperatingSystemVersion?.ToString());
    }

    [Fact]
    public void An_empty_text_is_unknown() => Assert.Null(new Resource { Name = "" }.Name);

    [Fact]
    public void Custom_properties_ignore_the_case_of_their_names_and_a_number_that_is_none()
    {
        var resource = new Resource { CustomProperties = new Dictionary<string, object> { ["CostCenter"] = 1, ["Load"] = double.NaN } };
        Assert.Equal(1, resource.CustomProperties!["COSTCENTER"]);
        Assert.False(resource.CustomProperties.ContainsKey("Load"));
    }
}
