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
    public virtual string? Read(ResourceDraft draft, string text)
    {
        if (Parse(text, out var value) is { } why)
            return why;
        if (value is not null)
            Put(draft, value);
        return null;
    }

    /// <summary>Reads a text without putting it anywhere: null where it says nothing. Returns why it cannot, or null.</summary>
    public abstract string? Parse(string text, out object? value);

    /// <summary>Puts a value that <see cref="Parse"/> has read into the draft; several may share it.</summary>
    public abstract void Put(ResourceDraft draft, object value);

    /// <summary>Puts the elements of a list into the draft; returns why it cannot, or null.</summary>
    public abstract string? ReadElements(ResourceDraft draft, IReadOnlyList<string> elements);

    private protected string NotExpected(string text) => $"{Name} {VisibleText.Quoted(text)} is not {expected}";
}

/// <summary>A property of one value.</summary>
internal sealed class SingleProperty<T>(string name, string expected, TryParse<T> parse, Action<ResourceDraft, T> put)
    : ResourceProperty(name, expected)
{
    public override bool IsList => false;

    /// <summary>As it always does, without an object for the value.</summary>
    public override string? Read(ResourceDraft draft, string text)
    {
        if (!parse(text, out var value))
            return NotExpected(text);
        put(draft, value);
        return null;
    }

    public override string? Parse(string text, out object? value)
    {
        var isRead = parse(text, out var read);
        value = isRead ? read : null;
        return isRead ? null : NotExpected(text);
    }

    public override void Put(ResourceDraft draft, object value) => put(draft, (T)value);

    public override string? ReadElements(ResourceDraft draft, IReadOnlyList<string> elements) =>
        $"{Name} takes one value, not a list";
}

/// <summary>A property of many values.</summary>
internal sealed class ListProperty<T>(string name, string expected, TryParse<T> parse, Action<ResourceDraft, T[]> put)
    : ResourceProperty(name, expected)
{
    public override bool IsList => true;

    public override string? Parse(string text, out object? value)
    {
        value = null;
        string[] elements = text == ListText.Empty ? [] : ListText.IsList(text) ? [.. ListText.Read(text)] : [text];
        // Nothing but blanks says nothing: an empty list is written as one.
        if (elements.Length == 0 && text != ListText.Empty)
            return null;
        var why = Parse(elements, out var values);
        value = values;
        return why;
    }

    public override void Put(ResourceDraft draft, object value) => put(draft, (T[])value);

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

        // Nothing but blanks says nothing: an empty list is written as one.
        if (count == 0)
            return null;
        var why = Parse(count == known.Length ? known : known[..count], out var values);
        if (values is not null)
            put(draft, values);
        return why;
    }

    private string? Parse(string[] elements, out T[]? values)
    {
        values = new T[elements.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (parse(elements[i], out values[i]))
                continue;
            values = null;
            return NotExpected(elements[i]);
        }

        return null;
    }
}
