using System.CommandLine;

namespace RulesPush.Cli.Commands;

/// <summary>Only what is of one site of the database.</summary>
internal sealed class SiteOption : Option<string?>
{
    public SiteOption()
        : base("--site")
    {
        HelpName = "code";
        Description = "Only those of this site.";
    }

    /// <summary>The code as the rules write it; null where none is asked for.</summary>
    /// <exception cref="CommandFailure">There is no such site.</exception>
    public string? Find(ParseResult parsed, ISiteTransaction transaction)
    {
        if (parsed.GetValue(this) is not { } code)
            return null;
        var codes = KnownSites.Read(transaction).Select(static s => s.Code).ToList();
        return codes.Find(c => string.Equals(c, code, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandFailure($"the database has no site {VisibleText.Quoted(code)}; its sites are {string.Join(", ", codes)}");
    }
}
