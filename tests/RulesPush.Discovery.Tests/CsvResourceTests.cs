using System.Text;
using RulesPush.Cli.Tests;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests;

/// <summary>What a value of a CSV file means.</summary>
public sealed class CsvResourceTests
{
    [Fact]
    public void Every_property_of_a_ddr_has_a_column() => Assert.Equal(
        typeof(Resource).GetProperties().Select(static p => p.Name)
            .Except([nameof(Resource.CustomProperties), nameof(Resource.SystemKind), nameof(Resource.OperatingSystemVersion)])
            .Order(StringComparer.Ordinal),
        DiscoveryProperties.All.Select(static p => p.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("ResourceType", "system", "System")]
    [InlineData("ResourceType", "UserGroup", "UserGroup")]
    [InlineData("NetBiosName", " A ", "A")]
    [InlineData("ResourceNames", "a.example; ;b.example;", "a.example|b.example")]
    [InlineData("IPAddresses", "10.1.2.3;2001:db8::7;fe80::1%12", "10.1.2.3|2001:db8::7|fe80::1")]
    [InlineData("IPSubnets", "10.1.0.0", "10.1.0.0")]
    [InlineData("IPv6Addresses", "2001:DB8::7%eth0", "2001:db8::7")]
    [InlineData("IPv6Prefixes", "2001:db8::;2001:db8:1::/48;2001:db8::5/64", "2001:db8::/64|2001:db8:1::/48|2001:db8::/64")]
    [InlineData("MacAddresses", "00:11:22:33:44:55", "00:11:22:33:44:55")]
    [InlineData("ADSiteName", "Berlin", "Berlin")]
    [InlineData("ResourceDomainOrWorkgroup", "CONTOSO", "CONTOSO")]
    [InlineData("SystemOUName", "A/B", "A/B")]
    [InlineData("SystemGroupName", "A\\B", "A\\B")]
    [InlineData("OperatingSystemNameAndVersion", "any text (1)", "any text (1)")]
    [InlineData("SystemRoles", "Domain Controller;File Server", "Domain Controller|File Server")]
    [InlineData("Client", "YES", "True")]
    [InlineData("ClientVersion", "5.00", "5.00")]
    [InlineData("Active", "0", "False")]
    [InlineData("Obsolete", "no", "False")]
    [InlineData("Decommissioned", "true", "True")]
    [InlineData("Unknown", "1", "True")]
    [InlineData("AgentName", "SMS_AD", "SMS_AD")]
    [InlineData("AgentSite", "NYC;AKR", "NYC|AKR")]
    [InlineData("AgentTime", "2026-05-01;2026-05-02T10:00:00+02:00", "2026-05-01T00:00:00.0000000+00:00|2026-05-02T10:00:00.0000000+02:00")]
    [InlineData("SMSUniqueIdentifier", "GUID:1", "GUID:1")]
    [InlineData("HardwareId", "2:AB", "2:AB")]
    [InlineData("LastLogon", "2026-05-01 10:00", "2026-05-01T10:00:00.0000000+00:00")]
    [InlineData("CreationDate", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00.0000000+00:00")]
    public void A_value_is_read_by_its_property(string property, string value, string expected)
    {
        var resource = Accepted($"Name,{property.ToLowerInvariant()}\nA,{value}\n");
        Assert.Equal(expected, Observed.Show(typeof(Resource).GetProperty(property)!.GetValue(resource)));
    }

    [Theory]
    [InlineData("Bios", "1.2.0", "1.2.0")]
    [InlineData("costcenter", "-7", "-7")]
    [InlineData("Leased", "no", "False")]
    [InlineData("Owner", "[]", "[]")]
    [InlineData("Ratio", "1.5e3", "1500")]
    [InlineData("Serial", "5000000000", "5000000000")]
    [InlineData("Warranty", "2027-01-01", "2027-01-01T00:00:00.0000000+00:00")]
    public void A_declared_property_is_of_its_type(string property, string value, string expected) =>
        Assert.Equal(expected, Observed.Show(Accepted($"Name,{property}\nA,{value}\n").CustomProperties![property]));

    [Fact]
    public void An_empty_value_is_unknown_and_brackets_are_a_list_known_to_be_empty()
    {
        var resource = Accepted("Name,IPAddresses,SystemRoles,ADSiteName,Client,CostCenter,AgentName,HardwareId\nA, ,[],\"\",,,;;,[]\n");
        Assert.Null(resource.IPAddresses);
        Assert.Empty(resource.SystemRoles!);
        Assert.Null(resource.ADSiteName);
        Assert.Null(resource.Client);
        Assert.Null(resource.CustomProperties);
        Assert.Null(resource.AgentName);
        Assert.Equal("[]", resource.HardwareId);
    }

    [Fact]
    public void Nothing_of_a_row_is_left_to_the_next()
    {
        var rows = Read("Name,CostCenter,Client,IPAddresses,AgentTime\nA,1,1,10.1.1.1,2026-05-01\nB,,,,\n");
        Assert.Equal(new Resource { Name = "B" }, rows[1].Resource);
    }

    [Theory]
    [InlineData("ResourceType", "1", "ResourceType '1' is not System, User, UserGroup or Printer")]
    [InlineData("ResourceType", "\"System,User\"", "ResourceType 'System,User' is not System, User, UserGroup or Printer")]
    [InlineData("IPAddresses", "10.1.1.1;10.1.300.4", "IPAddresses '10.1.300.4' is not an IPv4 or IPv6 address")]
    [InlineData("IPAddresses", "10.1", "IPAddresses '10.1' is not an IPv4 or IPv6 address")]
    [InlineData("IPAddresses", "10.1.1.1%5", "IPAddresses '10.1.1.1%5' is not an IPv4 or IPv6 address")]
    [InlineData("IPAddresses", "10.0.0.0/8", "IPAddresses '10.0.0.0/8' is not an IPv4 or IPv6 address")]
    [InlineData("IPv6Addresses", "10.1.1.1", "IPv6Addresses '10.1.1.1' is not an IPv6 address")]
    [InlineData("IPSubnets", "2001:db8::", "IPSubnets '2001:db8::' is not an IPv4 address, the ID of a subnet")]
    [InlineData("IPv6Prefixes", "10.1.0.0/16", "IPv6Prefixes '10.1.0.0/16' is not an IPv6 prefix such as 2001:db8::/64")]
    [InlineData("IPv6Prefixes", "2001:db8::/129", "IPv6Prefixes '2001:db8::/129' is not an IPv6 prefix such as 2001:db8::/64")]
    [InlineData("Client", "perhaps", "Client 'perhaps' is not yes or no (or true, false, 1, 0)")]
    [InlineData("AgentTime", "03/04/2026", "AgentTime '03/04/2026' is not a time such as 2027-03-31T18:00:00Z")]
    [InlineData("LastLogon", "noon", "LastLogon 'noon' is not a time such as 2027-03-31T18:00:00Z")]
    [InlineData("CostCenter", "4294967296", "CostCenter '4294967296' is not a whole number of 32 bits")]
    [InlineData("Bios", "F12", "Bios 'F12' is not a version such as 1.2.0")]
    [InlineData("Ratio", "NaN", "Ratio 'NaN' is not a number")]
    [InlineData("IPAddresses", "x\u001B[31mred", "IPAddresses 'x\\u001B[31mred' is not an IPv4 or IPv6 address")]
    public void A_value_that_does_not_parse_rejects_its_row(string property, string value, string why)
    {
        var rows = Read($"Name,{property}\nA,{value}\nB,\n");
        Assert.Equal((2, why), (rows[0].Line, rows[0].Rejection));
        Assert.Equal("B", rows[1].Resource?.Name);
    }

    [Fact]
    public void A_long_value_is_cut_in_the_reason()
    {
        var why = Read($"Name,Client\nA,{new string('y', 1000)}\n")[0].Rejection!;
        Assert.StartsWith("Client 'yyyy", why, StringComparison.Ordinal);
        Assert.InRange(why.Length, 60, 120);
    }

    [Theory]
    [InlineData(",10.1.1.1")]
    [InlineData("\" \",10.1.1.1")]
    public void A_row_without_a_name_is_rejected(string row) =>
        Assert.Equal("has no Name", Read($"Name,IPAddresses\n{row}\n")[0].Rejection);

    [Fact]
    public void An_undeclared_column_is_ignored_with_one_warning()
    {
        var warnings = new List<string>();
        var rows = Read("Name,Colour\nA,red\nB,blue\n", warnings);
        Assert.Equal(["A", "B"], rows.Select(static r => r.Resource!.Name));
        Assert.Equal(["machines.csv: column 'Colour' is neither a DDR property nor declared by the rules of Contoso.Rules; it is ignored"], warnings);
    }

    private static Resource Accepted(string csv)
    {
        var row = Assert.Single(Read(csv));
        Assert.Null(row.Rejection);
        return row.Resource!;
    }

    private static List<ResourceRow> Read(string csv, List<string>? warnings = null)
    {
        using var reader = new CsvResourceReader(
            "machines.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv)), new TestRules().Definition, RowPurpose.Decision, w => (warnings ?? []).Add(w));
        return Observed.ReadAll(reader);
    }
}
