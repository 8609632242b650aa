using System.IO.Compression;

namespace RulesPush.EndToEnd.Tests;

/// <summary>A rules project outside the tree, with the one reference that it needs.</summary>
[Collection(OneAtATime.Name)]
public sealed class PackageConsumers(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="RulesPush" Version="*-*" />
            <AdditionalFiles Include="networks.csv" />
          </ItemGroup>
        </Project>
        """;

    private const string Rules = """
        using RulesPush;
        using Contoso;

        var desktop = new Resource
        {
            Name = "PC-1",
            NetBiosName = "PC-1",
            IPAddresses = [IpAddress.Parse("10.1.2.3")],
            OperatingSystemNameAndVersion = "Microsoft Windows NT Workstation 10.0.22631",
        };
        Console.WriteLine(NewYork.Explain(desktop));

        namespace Contoso
        {
            [PrimarySite("NYC")]
            [Boundary.File("networks.csv", Key = "nyc")]
            [ClientPush(typeof(Workstations))]
            public partial class NewYork;

            [PushCriteria]
            [Require.SystemKind(SystemKind.Workstation)]
            public partial class Workstations;
        }
        """;

    [Fact]
    public async Task The_attributes_and_the_generator_arrive()
    {
        using var consumer = Consumer(Rules);
        var run = (await Run.Dotnet(consumer.Path, "run", "--project", "Rules.csproj")).EndsWith(0);
        Assert.Contains("PC-1: Push at NYC, matches Workstations", run.Output, StringComparison.Ordinal);
        Assert.Contains("10.1.2.3 lies in 10.1.0.0/16 (networks.csv), a boundary of NYC", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_analyzers_and_the_fixes_arrive()
    {
        using var consumer = Consumer(Rules.Replace("[ClientPush(", "[Boundary.IpSubnet(\"10.9.9.9/16\")]\n    [ClientPush(", StringComparison.Ordinal));
        var build = (await Run.Dotnet(consumer.Path, "build", "Rules.csproj")).EndsWith(1);
        Assert.Contains("error RP1002", build.Output, StringComparison.Ordinal);

        (await Run.Dotnet(consumer.Path, "format", "analyzers", "Rules.csproj", "--no-restore", "--diagnostics", "RP1002", "--severity", "error")).EndsWith(0);
        Assert.Contains("[Boundary.IpSubnet(\"10.9.0.0/16\")]", await File.ReadAllTextAsync(Path.Combine(consumer.Path, "Program.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await Run.Dotnet(consumer.Path, "build", "Rules.csproj")).EndsWith(0);
    }

    [Fact]
    public async Task A_bad_row_of_a_boundary_file_is_an_error_at_that_row()
    {
        using var consumer = Consumer(Rules);
        consumer.Write("networks.csv", "key,boundary\nnyc,10.1.0.0/16\nnyc,10.1.0.9-10.1.0.5\n");
        // From another folder too: the path in the message is the file's.
        var build = (await Run.Dotnet(Path.GetTempPath(), "build", Path.Combine(consumer.Path, "Rules.csproj"))).EndsWith(1);
        Assert.Contains($"{Path.Combine(consumer.Path, "networks.csv")}(3,5): error RP1502", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_fails_the_build_and_one_that_is_decides_what_has_expired()
    {
        using var consumer = Consumer(Rules.Replace("[ClientPush(", "[ExcludeFromPush(\"OLD-*\", Until = \"2027-03-31\")]\n    [ClientPush(", StringComparison.Ordinal));
        foreach (var day in new[] { "31.3.2027", "2027-02-30" })
            Assert.Contains(day, (await Run.Dotnet(consumer.Path, "build", "Rules.csproj", "-p:RulesPushToday=" + day)).EndsWith(1).Output, StringComparison.Ordinal);
        (await Run.Dotnet(consumer.Path, "build", "Rules.csproj", "-p:RulesPushToday=2026-11-22")).EndsWith(0);
        var later = (await Run.Dotnet(consumer.Path, "build", "Rules.csproj", "-p:RulesPushToday=2027-04-01")).EndsWith(1);
        Assert.Contains("error RP2203", later.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_publishes_with_NativeAOT_without_a_warning()
    {
        Assert.SkipUnless(Run.IsInstalled("clang"), "NativeAOT links with clang, which is not installed.");
        using var consumer = Consumer(Rules);
        var publish = (await Run.Dotnet(consumer.Path, "publish", "Rules.csproj", "-c", "Release", "-p:PublishAot=true", "-p:TrimmerSingleWarn=false", "-o", "out")).EndsWith(0);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        var run = (await Run.Program(Path.Combine(consumer.Path, "out", "Rules"), consumer.Path, [])).EndsWith(0);
        Assert.Contains("PC-1: Push at NYC, matches Workstations", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_installs_as_a_tool_and_decides_by_a_project_with_the_package()
    {
        using var consumer = Consumer(Rules);
        (await Run.Dotnet(consumer.Path, "tool", "install", "RulesPush.Cli", "--tool-path", "tools", "--prerelease", "--source", packages.Folder)).EndsWith(0);
        var machines = consumer.Write("machines.csv", "Name,NetBiosName,IPAddresses,OperatingSystemNameAndVersion\nPC-1,PC-1,10.1.2.3,Windows 11\n");
        var decide = await Run.Program(Path.Combine(consumer.Path, "tools", "rulespush"), consumer.Path, ["decide", "--rules", ".", "--resources", machines, "--format", "jsonl"]);
        Assert.Equal("""{"resource":"PC-1","site":"NYC","outcome":"Push","criterion":"Workstations","reason":"matches Workstations","flip":null}""", decide.EndsWith(0).Output.Trim());
    }

    [Fact]
    public void The_package_has_every_part_once_and_depends_on_nothing()
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(packages.Folder, "RulesPush.?.?.?.nupkg").Single());
        var files = package.Entries.Select(static e => e.FullName).Where(static n => n.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "analyzers/dotnet/cs/RulesPush.Analyzers.dll", "analyzers/dotnet/cs/RulesPush.CodeFixes.dll",
                "analyzers/dotnet/cs/RulesPush.Generators.dll", "analyzers/dotnet/cs/RulesPush.Model.dll",
                "lib/net10.0/RulesPush.Model.dll", "lib/net10.0/RulesPush.dll",
            ],
            files);
        using var specification = new StreamReader(package.GetEntry("RulesPush.nuspec")!.Open());
        Assert.DoesNotContain("<dependency ", specification.ReadToEnd(), StringComparison.Ordinal);
    }

    private TemporaryFolder Consumer(string program)
    {
        var consumer = new TemporaryFolder();
        packages.Configure(consumer);
        consumer.Write("Rules.csproj", Project);
        consumer.Write("Program.cs", program);
        consumer.Write("networks.csv", "key,boundary\nnyc,10.1.0.0/16\n");
        return consumer;
    }
}
