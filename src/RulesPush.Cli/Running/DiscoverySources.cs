using RulesPush.Cli.Output;

namespace RulesPush.Cli.Running;

/// <summary>Attaches what <c>--discover</c> names to its site.</summary>
internal static class DiscoverySources
{
    /// <exception cref="CommandFailure">There is no such file, folder or site.</exception>
    public static IReadOnlyList<IDiscoverySource> Create(IEnumerable<string> texts, RulesInForce rules, TimeProvider clock, ErrorOutput error) =>
        [.. texts.Select(text => Create(text, rules, clock, error))];

    private static IDiscoverySource Create(string text, RulesInForce rules, TimeProvider clock, ErrorOutput error)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0)
            throw new CommandFailure($"--discover {VisibleText.Quoted(text)} does not say at which site; write FILE@SITE, such as machines.csv@NYC");
        var (path, code) = (text[..at], text[(at + 1)..]);
        if (rules.Hierarchy.Find(code) is not { } site)
        {
            var codes = rules.Hierarchy.Sites.Select(static s => s.Code);
            throw new CommandFailure(
                $"--discover {VisibleText.Quoted(text)}: {rules.Definition.Name} has no site {VisibleText.Quoted(code)}; its sites are {string.Join(", ", codes)}");
        }

        try
        {
            return Directory.Exists(path)
                ? new FolderDiscovery(site.Code, path, rules.Definition, error.Warn, clock)
                : new FileDiscovery(site.Code, path, rules.Definition, error.Warn);
        }
        catch (DiscoveryException e)
        {
            throw new CommandFailure(e.Message);
        }
    }
}
