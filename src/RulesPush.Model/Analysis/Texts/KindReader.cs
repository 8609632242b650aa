namespace RulesPush.Model;

/// <summary>Whether the kind of system that the text of an operating system says is one of some, see <see cref="Resource.SystemKind"/>.</summary>
internal sealed class KindReader(SystemKindList wanted) : TextReader<KindReader.Words>
{
    private const string Advanced = "NT ADVANCED SERVER", Server = "SERVER", Workstation = "WORKSTATION", Windows = "WINDOWS";

    private static readonly SystemKind[] _kinds = [.. Enum.GetValues(typeof(SystemKind)).Cast<SystemKind>()];

    /// <summary>How much of each word stands at the end of what was read, its length once the whole word was read.</summary>
    internal readonly record struct Words(int Advanced, int Server, int Workstation, int Windows)
    {
        /// <summary>Whatever follows, the kind is wanted, or is not.</summary>
        public static Words Wanted { get; } = new(-1, 0, 0, 0);

        public static Words Unwanted { get; } = new(-2, 0, 0, 0);
    }

    public override IEnumerable<char> Alphabet => Advanced + Server + Workstation + Windows;

    protected override Words StartState => default;

    /// <summary>Whether the kind of what was read is wanted.</summary>
    public bool IsWanted(int state) => StateOf(state) is var words && (words == Words.Wanted || (words != Words.Unwanted && wanted.Contains(KindOf(words))));

    /// <summary>Whether nothing that begins so can be of a kind that is wanted.</summary>
    public bool IsLost(int state) => StateOf(state) == Words.Unwanted;

    protected override Words Read(Words state, char c)
    {
        if (state.Advanced < 0)
            return state;
        var next = Next(state, c);
        var kind = KindOf(next);
        // What follows can only make it a kind that is derived before this one, and they are in that order but for Other.
        var later = _kinds.Where(k => kind == SystemKind.Other || (k >= kind && k != SystemKind.Other)).ToList();
        return later.TrueForAll(wanted.Contains) ? Words.Wanted : later.Exists(wanted.Contains) ? next : Words.Unwanted;
    }

    private static SystemKind KindOf(Words words) =>
        words.Advanced == Advanced.Length ? SystemKind.DomainController
        : words.Server == Server.Length ? SystemKind.Server
        : words.Workstation == Workstation.Length ? SystemKind.Workstation
        : SystemKind.Other;

    /// <summary>One character on; where a word was read, those that count less are no matter any more.</summary>
    private static Words Next(Words words, char c)
    {
        var advanced = Advance(Advanced, words.Advanced, c);
        var server = Advance(Server, words.Server, c);
        if (advanced == Advanced.Length || server == Server.Length)
            return new(advanced, server, 0, 0);
        var (workstation, windows) = (Advance(Workstation, words.Workstation, c), Advance(Windows, words.Windows, c));
        return workstation == Workstation.Length || windows == Windows.Length
            ? new(advanced, server, Workstation.Length, 0)
            : new(advanced, server, workstation, windows);
    }

    /// <summary>The longest beginning of the word that stands at the end, one character on.</summary>
    private static int Advance(string word, int read, char c)
    {
        if (read == word.Length)
            return read;
        var text = word.Substring(0, read) + c;
        for (var length = text.Length; length > 0; length--)
        {
            if (string.CompareOrdinal(text, text.Length - length, word, 0, length) == 0)
                return length;
        }

        return 0;
    }
}
