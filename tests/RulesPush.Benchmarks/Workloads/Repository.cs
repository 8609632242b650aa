using System.Reflection;

namespace RulesPush.Benchmarks.Workloads;

/// <summary>The repository that this was built in.</summary>
internal static class Repository
{
    public static string Directory { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryDirectory").Value!;
}
