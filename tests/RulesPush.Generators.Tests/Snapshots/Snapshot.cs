using System.Reflection;
using System.Text;
using RulesPush.Generators.Tests.Running;

namespace RulesPush.Generators.Tests.Snapshots;

/// <summary>
/// Compares generated files with accepted ones, by the file convention of Verify.SourceGenerators, so that the package
/// can take over: <c>{Class}.{Method}#{hint}.verified.cs</c>, UTF-8 with BOM, LF, no final newline.
/// </summary>
/// <remarks>Set RULESPUSH_ACCEPT=1 to accept what is generated now; then read the difference before committing it.</remarks>
internal static class Snapshot
{
    private static readonly Encoding _encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    private static readonly bool _accepts = Environment.GetEnvironmentVariable("RULESPUSH_ACCEPT") == "1";

    public static string Folder { get; } = Path.Combine(
        typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!,
        "Snapshots");

    /// <summary>Fails where a generated file has no accepted one, differs from it, or an accepted one is no longer generated.</summary>
    public static void Verify(string test, GeneratedPack pack)
    {
        var problems = new List<string>();
        var expected = Directory.GetFiles(Folder, $"{test}#*.verified.cs").Select(Path.GetFileName).ToHashSet();
        foreach (var source in pack.Sources)
        {
            var name = $"{test}#{Path.GetFileNameWithoutExtension(source.HintName)}";
            expected.Remove(name + ".verified.cs");
            var text = $"//HintName: {source.HintName}\n{source.SourceText}".TrimEnd('\n');
            if (!IsAccepted(name, text))
                problems.Add($"{name} differs: compare {name}.received.cs with {name}.verified.cs");
        }

        foreach (var stale in expected)
        {
            if (_accepts)
                File.Delete(Path.Combine(Folder, stale!));
            else
                problems.Add($"{stale} is no longer generated: delete it");
        }

        Assert.True(problems.Count == 0, string.Join("\n", [.. problems, "RULESPUSH_ACCEPT=1 accepts what is generated now."]));
    }

    private static bool IsAccepted(string name, string text)
    {
        var verified = Path.Combine(Folder, name + ".verified.cs");
        var received = Path.Combine(Folder, name + ".received.cs");
        if (_accepts)
            File.WriteAllText(verified, text, _encoding);
        if (File.Exists(verified) && File.ReadAllText(verified, _encoding) == text)
        {
            File.Delete(received);
            return true;
        }

        File.WriteAllText(received, text, _encoding);
        return false;
    }
}
