namespace RulesPush.Installers.Tests;

/// <summary>A folder outside the tree, gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rulespush-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = In(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Windows has no such rights.</summary>
    public static void SetRights(string path, UnixFileMode rights)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, rights);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
