using RulesPush.Sites;

namespace RulesPush.Discovery;

/// <summary>Reads the values of a column, and keeps what texts were read as: a fleet has few domains, systems, groups.</summary>
/// <remarks>
/// Dictionary encoding, of which the numbers are references: machines share the values that they have in common, which takes
/// less memory, and is found equal at a glance. A slot is for the last text that came to it. A column of which nearly each
/// text is new, such as of names, is not kept, and nothing is for a single row.
/// </remarks>
internal sealed class ColumnReader(ResourceProperty property)
{
    private const int Slots = 512;

    /// <summary>So many texts are looked at before it is said that a column is not worth keeping.</summary>
    private const int Trial = 2_000;

    private (string Text, object? Value)[]? _known;
    private int _read;
    private int _found;

    /// <summary>Whether at least every fourth text was known.</summary>
    private bool IsWorthIt => _read < Trial || 4 * _found >= _read;

    /// <summary>Puts what a text says into the draft; returns why it cannot, or null.</summary>
    public string? Read(ResourceDraft draft, ReadOnlySpan<char> text)
    {
        if (_read++ == 0 || !IsWorthIt)
            return property.Read(draft, text.ToString());
        _known ??= new (string, object?)[Slots];
        ref var known = ref _known[(uint)string.GetHashCode(text) % Slots];
        if (known.Text is not null && text.SequenceEqual(known.Text))
            _found++;
        else if (ReadNew(text.ToString(), ref known) is { } why)
            return why;
        if (known.Value is { } value)
            property.Put(draft, value);
        return null;
    }

    private string? ReadNew(string text, ref (string, object?) slot)
    {
        if (property.Parse(text, out var value) is { } why)
            return why;
        slot = (text, value);
        return null;
    }
}
