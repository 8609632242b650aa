namespace RulesPush.EndToEnd.Tests;

/// <summary>The packages of the solution, packed once, and a cache of their own to restore them into.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => Path.Combine(_folder.Path, "packages");

    /// <summary>Packs what the solution has built already.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "RulesPush", "RulesPush.Cli" })
            (await Run.Dotnet(Repository.PathOf("src", project), "pack", "-c", Repository.Configuration, "--no-build", "-o", Folder, "-v:q")).EndsWith(0);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Prepares a folder so that projects in it restore from here, and take nothing from this repository.</summary>
    internal void Configure(TemporaryFolder consumer)
    {
        consumer.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.Path, "cache")}" /></config>
              <packageSources><add key="packed" value="{Folder}" /></packageSources>
            </configuration>
            """);
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            consumer.Write(name, "<Project />");
    }
}
