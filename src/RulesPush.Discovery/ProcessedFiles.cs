using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>The subfolders of a watched folder that files are moved to when they were taken in.</summary>
internal sealed class ProcessedFiles(string folder, Action<string> warn)
{
    /// <summary>Moves a file that was taken in whole.</summary>
    public void MoveToDone(string file) => Move(file, "done", reasons: null);

    /// <summary>Moves a file that has bad rows or cannot be read, with the reasons beside it, a line each.</summary>
    public void MoveToBad(string file, IEnumerable<string> reasons) => Move(file, "bad", reasons);

    /// <summary>Moves the file last, so that a crash before it leads to the same again, with the same reasons in the same file.</summary>
    private void Move(string file, string subfolder, IEnumerable<string>? reasons)
    {
        try
        {
            var target = FreeName(Directory.CreateDirectory(Path.Combine(folder, subfolder)).FullName, Path.GetFileName(file));
            if (reasons is not null)
                WriteWhole(target + ".reasons.txt", reasons.Select(VisibleText.Of));
            File.Move(file, target);
        }
        catch (FileNotFoundException)
        {
            // It was moved already.
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            warn($"{file} was taken in, but cannot be moved to {subfolder}: {e.Message}");
        }
    }

    private static string FreeName(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var number = 2; File.Exists(target); number++)
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}");
        return target;
    }

    private static void WriteWhole(string path, IEnumerable<string> lines)
    {
        var unfinished = path + ".tmp";
        File.WriteAllLines(unfinished, lines);
        File.Move(unfinished, path, overwrite: true);
    }
}
