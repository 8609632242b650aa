using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace RulesPush.Benchmarks.Building;

/// <summary>A rule pack that was generated, compiled and loaded as a user's is.</summary>
internal static class LoadedPack
{
    /// <summary>The pack of a project.</summary>
    /// <exception cref="InvalidOperationException">The project does not compile.</exception>
    public static IRulePack Of(SyntheticProject project) => Attribute(project).CreatePack();

    /// <summary>The type of the pack of a project, of which there is none yet.</summary>
    /// <inheritdoc cref="Of"/>
    public static Type TypeOf(SyntheticProject project) => Attribute(project).GetType().GetGenericArguments().Single();

    private static RulePackAttribute Attribute(SyntheticProject project)
    {
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compilation, out var compilation, out _);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        stream.Position = 0;
        // Apart from each other: all packs of synthetic rules have one name.
        var assembly = new AssemblyLoadContext(null).LoadFromStream(stream);
        return assembly.GetCustomAttributes(typeof(RulePackAttribute), false).Cast<RulePackAttribute>().Single();
    }
}
