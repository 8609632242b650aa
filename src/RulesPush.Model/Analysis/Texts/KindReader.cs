namespace RulesPush.Model;

/// <summary>The kind of system that the text of an operating system says, see <see cref="Resource.SystemKind"/>.</summary>
internal sealed class KindReader : TextReader<KindReader.Words>
{
    private static readonly string[] _words = ["NT ADVANCED SERVER", "SERVER", "WORKSTATION", "WINDOWS"];

    /// <summary>How much of each word stands at the end of what was read, its length once the whole word was read.</summary>
    internal readonly record struct Words(int Advanced, int Server, int Workstation, int Windows);

    public override IEnumerable<char> Alphabet => _words.SelectMany(static w => w);

    protected override Words StartState => default;

    /// <summary>The kind of what was read.</summary>
    public SystemKind KindOf(int state)
    {
        var (advanced, server, workstation, windows) = StateOf(state);
        return advanced == _words[0].Length ? SystemKind.DomainController
            : server == _words[1].Length ? SystemKind.Server
            : workstation == _words[2].Length || windows == _words[3].Length ? SystemKind.Workstation
            : SystemKind.Other;
    }

    protected override Words Read(Words state, char c) => new(
        Advance(_words[0], state.Advanced, c), Advance(_words[1], state.Server, c), Advance(_words[2], state.Workstation, c), Advance(_words[3], state.Windows, c));

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
