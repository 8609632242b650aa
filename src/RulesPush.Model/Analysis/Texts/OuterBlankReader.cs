namespace RulesPush.Model;

/// <summary>Whether a text has a blank around it, which no file of machines can hold: reading one, it is taken away.</summary>
internal sealed class OuterBlankReader : TextReader<OuterBlankReader.Place>
{
    internal enum Place
    {
        Start,
        BehindCharacter,
        BehindBlank,
        BehindFirstBlank,
    }

    public override IEnumerable<char> Alphabet => [' '];

    protected override Place StartState => Place.Start;

    /// <summary>Whether what was read has none.</summary>
    public bool HasNone(int state) => StateOf(state) == Place.BehindCharacter;

    /// <summary>Whether everything that begins so has one.</summary>
    public bool IsLost(int state) => StateOf(state) == Place.BehindFirstBlank;

    protected override Place Read(Place state, char c) => state switch
    {
        Place.BehindFirstBlank => state,
        Place.Start when c == ' ' => Place.BehindFirstBlank,
        _ => c == ' ' ? Place.BehindBlank : Place.BehindCharacter,
    };
}
