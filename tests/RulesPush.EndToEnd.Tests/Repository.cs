using System.Reflection;

namespace RulesPush.EndToEnd.Tests;

/// <summary>Where things lie in this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Root");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Command { get; } = Built("src/RulesPush.Cli", "RulesPush.Cli.dll");

    public static string Example(string name) => PathOf("examples", name);

    /// <summary>The assembly of an example, as the solution has built it.</summary>
    public static string ExampleAssembly(string name) => Built($"examples/{name}", $"{name}.dll");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Built(string project, string file) => PathOf(project, "bin", Configuration, "net10.0", file);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
