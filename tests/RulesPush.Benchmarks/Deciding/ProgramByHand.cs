using System.Globalization;
using System.Net;
using System.Text.Json;
using CsvHelper;

namespace RulesPush.Benchmarks.Deciding;

/// <summary>The program that a user would write instead of <c>decide</c>: CsvHelper reads, the rules are C#, and a JSON writer writes a line for each machine.</summary>
internal static class ProgramByHand
{
    /// <returns>How many machines get a push.</returns>
    public static long Run(string machines, string decisions)
    {
        var rules = new BranchesByHand(DateTimeOffset.UtcNow);
        using var csv = CsvReader.FromFile(machines, new CsvReaderOptions { NullValues = [""] });
        using var output = new FileStream(decisions, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        using var json = new Utf8JsonWriter(output);
        csv.ReadHeader();
        var columns = new Columns(csv);
        var pushes = 0L;
        while (csv.Read())
        {
            var machine = columns.Read();
            var (site, outcome, criterion) = rules.Decide(machine);
            pushes += outcome == "Push" ? 1 : 0;
            json.WriteStartObject();
            json.WriteString("resource", machine.Name ?? "");
            json.WriteString("site", site);
            json.WriteString("outcome", outcome);
            json.WriteString("criterion", criterion);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            output.WriteByte((byte)'\n');
        }

        return pushes;
    }

    /// <summary>Reads the columns that the rules read, which it looks up once.</summary>
    private sealed class Columns(CsvReader csv)
    {
        private readonly int _name = csv.GetFieldIndex("Name");
        private readonly int _netBiosName = csv.GetFieldIndex("NetBiosName");
        private readonly int _resourceType = csv.GetFieldIndex("ResourceType");
        private readonly int _hostNames = csv.GetFieldIndex("ResourceNames");
        private readonly int _addresses = csv.GetFieldIndex("IPAddresses");
        private readonly int _subnetIds = csv.GetFieldIndex("IPSubnets");
        private readonly int _adSite = csv.GetFieldIndex("ADSiteName");
        private readonly int _domain = csv.GetFieldIndex("ResourceDomainOrWorkgroup");
        private readonly int _units = csv.GetFieldIndex("SystemOUName");
        private readonly int _groups = csv.GetFieldIndex("SystemGroupName");
        private readonly int _system = csv.GetFieldIndex("OperatingSystemNameAndVersion");
        private readonly int _roles = csv.GetFieldIndex("SystemRoles");
        private readonly int _client = csv.GetFieldIndex("Client");
        private readonly int _obsolete = csv.GetFieldIndex("Obsolete");
        private readonly int _decommissioned = csv.GetFieldIndex("Decommissioned");
        private readonly int _costCenter = csv.GetFieldIndex("CostCenter");

        public BranchMachine Read() => new()
        {
            Name = Text(_name),
            NetBiosName = Text(_netBiosName),
            ResourceType = Text(_resourceType),
            HostNames = Texts(_hostNames),
            Addresses = Texts(_addresses) is { } addresses ? Array.ConvertAll(addresses, IPAddress.Parse) : null,
            SubnetIds = Texts(_subnetIds),
            AdSite = Text(_adSite),
            Domain = Text(_domain),
            OrganizationalUnits = Texts(_units),
            Groups = Texts(_groups),
            OperatingSystem = Text(_system),
            Roles = Texts(_roles),
            Client = Flag(_client),
            Obsolete = Flag(_obsolete),
            Decommissioned = Flag(_decommissioned),
            CostCenter = Text(_costCenter) is { } cost ? int.Parse(cost, CultureInfo.InvariantCulture) : null,
        };

        private string? Text(int column) => csv.GetStringOrNull(column);

        private string[]? Texts(int column) => Text(column) switch
        {
            null => null,
            "[]" => [],
            var texts => texts.Split(';'),
        };

        private bool? Flag(int column) => Text(column) is { } flag ? flag is "yes" or "true" : null;
    }
}
