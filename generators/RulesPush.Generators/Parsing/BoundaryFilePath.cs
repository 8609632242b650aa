namespace RulesPush.Generators;

/// <summary>Paths of boundary files, made comparable: separators, <c>.</c> and <c>..</c> arrive as they were written.</summary>
internal static class BoundaryFilePath
{
    /// <summary>The full path of a file that a rule names relative to its project.</summary>
    public static string Resolve(string? projectDirectory, string path)
    {
        var slashed = path.Replace('\\', '/');
        var isRooted = slashed.StartsWith("/", StringComparison.Ordinal) || (slashed.Length > 1 && slashed[1] == ':');
        return Normalise(isRooted || projectDirectory is null ? slashed : $"{projectDirectory}/{slashed}");
    }

    /// <summary>The path with forward slashes, and without empty, <c>.</c> and <c>..</c> segments.</summary>
    public static string Normalise(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] is not ("" or ".."))
                segments.RemoveAt(segments.Count - 1);
            else if (segment != "." && (segment.Length > 0 || segments.Count == 0))
                segments.Add(segment);
        }

        return string.Join("/", segments);
    }
}
