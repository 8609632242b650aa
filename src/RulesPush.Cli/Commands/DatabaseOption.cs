using System.CommandLine;
using RulesPush.Sites.Sqlite;

namespace RulesPush.Cli.Commands;

/// <summary>The site database that a command works on.</summary>
internal sealed class DatabaseOption : Option<string>
{
    public DatabaseOption()
        : base("--database")
    {
        Required = true;
        HelpName = "file";
        Description = "The site database, a file that rulespush run has made.";
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="SiteDatabaseException">There is none, or it cannot be used.</exception>
    public SqliteSiteDatabase Open(ParseResult parsed) => SqliteSiteDatabase.OpenExisting(parsed.GetRequiredValue(this));
}
