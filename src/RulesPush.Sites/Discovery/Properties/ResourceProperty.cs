using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>Reads a value of a property from its text, which is trimmed and not blank.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>A property that a row may give, by the name of its column.</summary>
internal abstract class ResourceProperty(string name, string expected)
{
    public string Name { get; } = name;

    /// <summary>Whether the property has many values.</summary>
    public abstract bool IsList { get; }

    /// <summary>Puts what one text says into the draft; returns why it cannot, or null.</summary>
    public abstract string? Read(ResourceDraft draft, string text);

    /// <summary>Puts the elements of a list into the draft; returns why it cannot, or null.</summary>
    public abstract string? ReadElements(ResourceDraft draft, IReadOnlyList<string> elements);

    private protected string NotExpected(string text) => $"{Name} {VisibleText.Quoted(text)} is not {expected}";
}

/// <summary>A property of one value.</summary>
internal sealed class SingleProperty<T>(string name, string expected, TryParse<T> parse, Action<ResourceDraft, T> put)
    : ResourceProperty(name, expected)
{
    public override bool IsList => false;

    public override string? Read(ResourceDraft draft, string text)
    {
        if (!parse(text, out var value))
            return NotExpected(text);
        put(draft, value);
        return null;
    }

    public override string? ReadElements(ResourceDraft draft, IReadOnlyList<string> elements) =>
        $"{Name} takes one value, not a list";
}

/// <summary>A property of many values.</summary>
internal sealed class ListProperty<T>(string name, string expected, TryParse<T> parse, Action<ResourceDraft, T[]> put)
    : ResourceProperty(name, expected)
{
    public override bool IsList => true;

    public override string? Read(ResourceDraft draft, string text)
    {
        if (text == ListText.Empty)
        {
            put(draft, []);
            return null;
        }

        return ReadKnown(draft, ListText.IsList(text) ? [.. ListText.Read(text)] : [text]);
    }

    public override string? ReadElements(ResourceDraft draft, IReadOnlyList<string> elements)
    {
        if (elements.Count == 0)
            put(draft, []);
        var known = new string[elements.Count];
        var count = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Trim() is { Length: > 0 } element)
                known[count++] = element;
        }

        return ReadKnown(draft, count == known.Length ? known : known[..count]);
    }

    private string? ReadKnown(ResourceDraft draft, string[] elements)
    {
        // Nothing but blanks says nothing: an empty list is written as one.
        if (elements.Length == 0)
            return null;
        var values = new T[elements.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!parse(elements[i], out values[i]))
                return NotExpected(elements[i]);
        }

        put(draft, values);
        return null;
    }
}
