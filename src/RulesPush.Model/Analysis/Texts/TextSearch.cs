namespace RulesPush.Model;

/// <summary>Finds the shortest text that some readers agree on, or proves that there is none: a search, breadth first.</summary>
internal static class TextSearch
{
    /// <summary>Stands for all characters that no reader tells apart.</summary>
    private const string Others = "XAPCBDEFGHJKLMNQRSTUVWYZ-_~\u00C4\u00D6\u00DC\u00C90123456789";

    /// <summary>The shortest text of at least one character.</summary>
    /// <param name="readers">The readers.</param>
    /// <param name="endings">What a text may end with that the readers need not look into: to them, each is one character that none of them names.</param>
    /// <param name="isWanted">Whether a text is wanted whose readers stand so, with the place of its ending, if it has one.</param>
    /// <param name="isLost">Whether no text that begins so can be wanted.</param>
    /// <param name="budget">Pays for the search.</param>
    /// <returns>The text; null where there is none.</returns>
    public static string? Find(
        IReadOnlyList<ITextReader> readers, IReadOnlyList<string> endings, Func<int[], int?, bool> isWanted, Func<int[], bool> isLost, AnalysisBudget budget)
    {
        // Letters first, so that of the shortest texts the one is found that looks like a word.
        var told = new HashSet<char>(readers.SelectMany(static r => r.Alphabet));
        var other = Others.First(c => !told.Contains(c));
        var alphabet = told.OrderBy(static c => !char.IsLetterOrDigit(c)).Prepend(other).ToArray();
        var places = new Dictionary<char, int>();
        foreach (var c in alphabet)
            places.Add(c, places.Count);

        var reached = new List<(int[] States, int From, char Read)> { (readers.Select(static r => r.Start).ToArray(), -1, '\0') };
        var known = new HashSet<int[]>(new StatesComparer());
        var knownEnds = new HashSet<int[]>(new StatesComparer());
        for (var i = 0; i < reached.Count; i++)
        {
            if (endings.Count > 0)
            {
                budget.Take();
                var ended = Read(reached[i].States, other);
                for (var ending = knownEnds.Add(ended) ? 0 : endings.Count; ending < endings.Count; ending++)
                {
                    if (isWanted(ended, ending))
                        return TextTo(reached, i) + endings[ending];
                }
            }

            var tried = new bool[alphabet.Length];
            tried[0] = true;
            for (var r = 0; r < readers.Count; r++)
            {
                foreach (var c in readers[r].ToldApart(reached[i].States[r]))
                    tried[places[c]] = true;
            }

            for (var place = 0; place < alphabet.Length; place++)
            {
                if (!tried[place])
                    continue;
                budget.Take();
                var c = alphabet[place];
                var next = Read(reached[i].States, c);
                if (!known.Add(next) || isLost(next))
                    continue;
                reached.Add((next, i, c));
                if (isWanted(next, null))
                    return TextTo(reached, reached.Count - 1);
            }
        }

        return null;

        int[] Read(int[] states, char c)
        {
            var next = new int[states.Length];
            for (var r = 0; r < next.Length; r++)
                next[r] = readers[r].Read(states[r], c);
            return next;
        }
    }

    private static string TextTo(List<(int[] States, int From, char Read)> reached, int last)
    {
        var text = new List<char>();
        for (var i = last; i > 0; i = reached[i].From)
            text.Add(reached[i].Read);
        text.Reverse();
        return new string([.. text]);
    }

    private sealed class StatesComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y)
        {
            for (var i = 0; i < x!.Length; i++)
            {
                if (x[i] != y![i])
                    return false;
            }

            return true;
        }

        public int GetHashCode(int[] obj) => obj.Aggregate(17, static (hash, state) => unchecked((hash * 31) + state));
    }
}
