using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Reads what an example says of its machine. What it does not say is unknown, and so is what it says as null.</summary>
internal sealed class MachineParser(AttributeReader reader, Findings findings)
{
    public ResourceType? Type()
    {
        const string Property = nameof(Resource.ResourceType);
        if (reader.Get(Property)?.Value is not int number)
            return null;
        if (!Enum.IsDefined(typeof(ResourceType), number))
            AddImpossible($"{number}", Property, reader.At(Property), "write System, User, UserGroup or Printer");
        return (ResourceType)number;
    }

    public bool? Flag(string property) => reader.Get(property)?.Value as bool?;

    public string? Text(string property)
    {
        var text = reader.Text(property);
        if (text is not null)
            IsKnown(text, property, reader.At(property));
        return text;
    }

    public string[]? Texts(string property) => List(property, (text, _) => text);

    public IpAddress[]? Addresses(string property, bool? isV6) => List(property, (text, place) =>
    {
        if (!IpAddress.TryParse(text, out var address))
            findings.Add(Mistake.MalformedAddress, place, ValueParser.Show(text));
        else if (isV6 is { } wanted && address.IsV6 != wanted)
            AddImpossible(text, property, place, wanted ? "write an IPv6 address, as in 2001:db8::5" : "write an IPv4 address, as in 10.1.0.0");
        return address;
    });

    public IpNetwork[]? Prefixes(string property) => List(property, (text, place) => ValueParser.Network(text, isV6: true, place, findings));

    public DateTimeOffset[]? Times(string property) => List(property, Time);

    public DateTimeOffset? Time(string property) =>
        reader.Text(property) is { } text && IsKnown(text, property, reader.At(property)) ? Time(text, reader.At(property)) : null;

    private DateTimeOffset Time(string text, Place place)
    {
        if (!PropertyText.TryParseTime(text, out var time))
            findings.Add(Mistake.MalformedTime, place, ValueParser.Show(text));
        return time.ToUniversalTime();
    }

    /// <summary>The elements of a list; an empty one is known to be empty.</summary>
    private T[]? List<T>(string property, Func<string, Place, T> parse)
    {
        if (reader.Get(property) is not { IsNull: false })
            return null;
        var known = reader.Elements(property).Where(e => IsKnown(e.Value.Value as string, property, e.Place));
        return [.. known.Select(e => parse((string)e.Value.Value!, e.Place))];
    }

    /// <summary>Whether a value is there. An empty one counts as unknown at run time, and a reader might take it for known.</summary>
    private bool IsKnown(string? text, string property, Place place)
    {
        var isKnown = !string.IsNullOrEmpty(text);
        if (!isKnown)
            AddImpossible(text, property, place, "leave it away where it is unknown");
        return isKnown;
    }

    private void AddImpossible(string? text, string property, Place place, string remedy) =>
        findings.Add(
            Mistake.ImpossibleExampleValue, place, ValueParser.Show(text), place.Element is null ? $"the {property}" : $"one of the {property}", remedy);
}
