namespace RulesPush.Model;

/// <summary>What the text of an operating system says. A fleet has few: what was read lately is remembered.</summary>
internal sealed class OperatingSystemText : IEquatable<OperatingSystemText>
{
    private const int Remembered = 256;

    /// <summary>By a hash of the text; one that comes later takes the place. Each is whole when it is put there, so that no reader needs a lock.</summary>
    private static readonly OperatingSystemText?[] _lately = new OperatingSystemText?[Remembered];

    private OperatingSystemText(string text) => (Text, Kind, Version) = (text, KindOf(text), OperatingSystemVersion.FromText(text));

    public string Text { get; }

    /// <summary>The kind, where no role says more.</summary>
    public SystemKind Kind { get; }

    public OperatingSystemVersion? Version { get; }

    public static OperatingSystemText Of(string text)
    {
        ref var place = ref _lately[Hash(text) & (Remembered - 1)];
        var known = Volatile.Read(ref place);
        if (known is not null && known.Text == text)
            return known;
        known = new OperatingSystemText(text);
        Volatile.Write(ref place, known);
        return known;
    }

    public bool Equals(OperatingSystemText? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as OperatingSystemText);

    public override int GetHashCode() => Text.GetHashCode();

    /// <summary>Of the end, where the version is, and the length, which tells the kinds apart.</summary>
    private static int Hash(string text)
    {
        var hash = text.Length;
        for (var i = Math.Max(0, text.Length - 8); i < text.Length; i++)
            hash = (hash * 31) + text[i];
        return hash ^ (hash >> 8);
    }

    private static SystemKind KindOf(string text) =>
        Contains(text, "NT Advanced Server") ? SystemKind.DomainController
        : Contains(text, "Server") ? SystemKind.Server
        : Contains(text, "Workstation") || Contains(text, "Windows") ? SystemKind.Workstation
        : SystemKind.Other;

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
