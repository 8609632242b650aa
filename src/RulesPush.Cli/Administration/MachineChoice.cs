using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Administration;

/// <summary>Which machines the wizard is asked for.</summary>
/// <param name="Names">By name.</param>
/// <param name="File">By a file of names.</param>
/// <param name="Criteria">By the name of push criteria.</param>
internal sealed record MachineChoice(IReadOnlyList<string> Names, string? File, string? Criteria)
{
    /// <exception cref="CommandFailure">There is none, or more than one.</exception>
    public void RequireOne()
    {
        if ((Names.Count > 0 ? 1 : 0) + (File is null ? 0 : 1) + (Criteria is null ? 0 : 1) != 1)
            throw new CommandFailure("choose machines in one way: by --name, --file or --criteria");
    }

    /// <summary>The names that are given or in the file, each once, ignoring case; rows that cannot be read are told.</summary>
    /// <exception cref="CommandFailure">The file cannot be used.</exception>
    public IReadOnlyList<string> ReadNames(RulePackDefinition rules, ErrorOutput error, out bool hasRejected)
    {
        hasRejected = false;
        var names = File is null ? Names
            : ResourceFile.FindFormat(File) is null ? ReadLines(File)
            : ReadRows(File, rules, error, ref hasRejected);
        return [.. names.Select(static n => n.Trim()).Where(static n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The criteria, by their full name or without the namespace.</summary>
    /// <exception cref="CommandFailure">The rules have none of that name.</exception>
    public CriteriaDefinition FindCriteria(RulePackDefinition rules) =>
        rules.Criteria.FirstOrDefault(c => c.RuleName == Criteria) ?? rules.Criteria.FirstOrDefault(c => rules.ShortName(c.RuleName) == Criteria)
        ?? throw new CommandFailure($"{rules.Name} has no push criteria {VisibleText.Quoted(Criteria!)}; it has "
            + string.Join(", ", rules.Criteria.Select(c => rules.ShortName(c.RuleName)).Order(StringComparer.Ordinal)));

    private static IEnumerable<string> ReadLines(string path)
    {
        try
        {
            return [.. System.IO.File.ReadLines(path).Select(static line => line.Split('#')[0])];
        }
        catch (Exception e) when (DiscoveryFileException.IsOfFile(e))
        {
            throw new CommandFailure($"cannot read {path}: {e.Message}");
        }
    }

    private static List<string> ReadRows(string path, RulePackDefinition rules, ErrorOutput error, ref bool hasRejected)
    {
        using var file = ResourceFile.Open(path, format: null, Stream.Null);
        using var reader = file.CreateReader(rules, RowPurpose.Decision, error.Warn);
        var names = new List<string>();
        while (reader.TryRead(out var row))
        {
            if (row.Resource is { } resource)
            {
                names.Add(resource.Name!);
                continue;
            }

            hasRejected = true;
            error.WriteLine($"{file.Name}({row.Line}): {row.Rejection}");
        }

        return names;
    }
}
