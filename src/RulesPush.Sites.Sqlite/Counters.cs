namespace RulesPush.Sites.Sqlite;

/// <summary>Numbers that are given once, and to nothing else later.</summary>
internal sealed class Counters(Statements statements) : IDeferred
{
    private readonly Dictionary<string, (long Before, long Last)> _counted = [];

    /// <summary>The next number.</summary>
    public long Next(string name)
    {
        var (before, last) = _counted.TryGetValue(name, out var counted) ? counted : Read(name);
        _counted[name] = (before, last + 1);
        return last + 1;
    }

    /// <summary>Whether this transaction has given the number: then the file holds nothing of what it numbers.</summary>
    public bool IsNew(string name, long number) => _counted.TryGetValue(name, out var counted) && number > counted.Before;

    public void Write()
    {
        foreach (var (name, (before, last)) in _counted)
        {
            if (last > before)
                statements["INSERT INTO counter VALUES($1, $2) ON CONFLICT DO UPDATE SET value = $2"].Run(name, last);
        }
    }

    public void Forget() => _counted.Clear();

    private (long Before, long Last) Read(string name)
    {
        var last = statements["SELECT value FROM counter WHERE name = $1"].Number(name) ?? 0;
        return (last, last);
    }
}
