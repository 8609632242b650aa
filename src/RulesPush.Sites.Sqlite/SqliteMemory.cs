namespace RulesPush.Sites.Sqlite;

internal sealed class SqliteMemory(Statements statements) : IMemory
{
    public string? Recall(string name) => statements["SELECT value FROM memory WHERE name = $1"].Text(name);

    public void Remember(string name, string? value)
    {
        if (value is null)
            statements["DELETE FROM memory WHERE name = $1"].Run(name);
        else
            statements["INSERT INTO memory VALUES($1, $2) ON CONFLICT DO UPDATE SET value = $2"].Run(name, value);
    }
}
