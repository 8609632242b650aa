using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace RulesPush.Cli.Rules;

/// <summary>Loads the rule pack of an assembly.</summary>
internal static class RulePackLoader
{
    private static readonly AssemblyName _runtime = typeof(IRulePack).Assembly.GetName();

    /// <summary>Loads the assembly, and makes the pack that its attribute names.</summary>
    /// <exception cref="CommandFailure">The file is no assembly, has no pack, or its pack cannot be used here.</exception>
    public static IRulePack Load(string path)
    {
        try
        {
            var assembly = LoadAssembly(Path.GetFullPath(path));
            RequireKnownRuntime(path, assembly);
            var attribute = assembly.GetCustomAttribute<RulePackAttribute>()
                ?? throw new CommandFailure($"{path} has no rule pack; does its project reference RulesPush and build with its generator?");
            return CreatePack(attribute);
        }
        catch (Exception e) when (e is not CommandFailure)
        {
            throw Explain(path, Innermost(e));
        }
    }

    /// <summary>Whether a pack fails so because it calls what this version of RulesPush does not have.</summary>
    public static bool IsOfAnotherRuntime(Exception e) => e is TypeLoadException or MissingMemberException;

    /// <summary>The message for a pack that fails so.</summary>
    public static CommandFailure OfAnotherRuntime(string path) => MadeForAnother(path, "does not fit this version of RulesPush");

    /// <summary>Makes the pack.</summary>
    /// <exception cref="CommandFailure">The build found mistakes in some of its rules, and left them out.</exception>
    public static IRulePack CreatePack(RulePackAttribute attribute)
    {
        try
        {
            return attribute.CreatePack();
        }
        catch (Exception e) when (Innermost(e) is InvalidOperationException mistakes)
        {
            // The message is the pack's own, and names the rules.
            throw new CommandFailure(mistakes.Message, ExitCode.RulesDoNotBuild);
        }
    }

    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "The command is never trimmed: which packs it will load is not known when it is built.")]
    private static Assembly LoadAssembly(string path) => new PackLoadContext(path).LoadFromAssemblyPath(path);

    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "Lists the names of an assembly that was just loaded, which no trimming has touched.")]
    private static void RequireKnownRuntime(string path, Assembly assembly)
    {
        var reference = assembly.GetReferencedAssemblies().FirstOrDefault(static name => name.Name == _runtime.Name);
        if (reference?.Version > _runtime.Version)
            throw MadeForAnother(path, $"was built for RulesPush {reference?.Version}");
    }

    private static CommandFailure Explain(string path, Exception e) => e switch
    {
        BadImageFormatException => new CommandFailure($"{path} is not an assembly of .NET"),
        _ when IsOfAnotherRuntime(e) => OfAnotherRuntime(path),
        FileNotFoundException or FileLoadException => new CommandFailure($"{path} needs an assembly that cannot be loaded: {e.Message}"),
        _ => new CommandFailure($"cannot load {path}: {e.Message}"),
    };

    private static CommandFailure MadeForAnother(string path, string what) => new(
        $"{path} {what}, and this command has {_runtime.Version}; update the command, or build the rules with the package of that version");

    private static Exception Innermost(Exception e) =>
        e is TargetInvocationException or TypeInitializationException && e.InnerException is { } inner ? Innermost(inner) : e;

    /// <summary>The context of one pack: RulesPush is the command's own, whatever else the pack needs lies beside it.</summary>
    private sealed class PackLoadContext(string path) : AssemblyLoadContext(Path.GetFileName(path), isCollectible: true)
    {
        private readonly AssemblyDependencyResolver _dependencies = new(path);

        [UnconditionalSuppressMessage(
            "Trimming", "IL2026", Justification = "The command is never trimmed: which packs it will load is not known when it is built.")]
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // Two copies of these would make two types of each name, and the pack would be none of the command's.
            if (assemblyName.Name is "RulesPush" or "RulesPush.Model")
                return null;
            return _dependencies.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
        }
    }
}
