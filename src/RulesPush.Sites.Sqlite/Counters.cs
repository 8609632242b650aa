namespace RulesPush.Sites.Sqlite;

/// <summary>Numbers that are given once, and to nothing else later.</summary>
internal sealed class Counters(Statements statements)
{
    private readonly Dictionary<string, Counted> _counted = [];

    /// <summary>The next number.</summary>
    public long Next(string name)
    {
        if (!_counted.TryGetValue(name, out var counted))
        {
            var last = statements["SELECT value FROM counter WHERE name = $1"].Number(name) ?? 0;
            _counted.Add(name, counted = new Counted { Last = last, LastWritten = last, LastOfKnown = last });
        }

        return ++counted.Last;
    }

    /// <summary>Whether the number was given so lately that the file holds nothing of what it numbers.</summary>
    public bool IsNew(string name, long number) => _counted.TryGetValue(name, out var counted) && number > counted.LastOfKnown;

    /// <summary>From now on the file may hold something of all that is numbered.</summary>
    public void EndNew()
    {
        foreach (var counted in _counted.Values)
            counted.LastOfKnown = counted.Last;
    }

    public void Write()
    {
        foreach (var (name, counted) in _counted)
        {
            if (counted.Last > counted.LastWritten)
                statements["INSERT INTO counter VALUES($1, $2) ON CONFLICT DO UPDATE SET value = $2"].Run(name, counted.Last);
        }
    }

    public void Forget() => _counted.Clear();

    private sealed class Counted
    {
        public long Last { get; set; }

        /// <summary>The last that the file holds as given.</summary>
        public long LastWritten { get; init; }

        /// <summary>The last that is not new.</summary>
        public long LastOfKnown { get; set; }
    }
}
