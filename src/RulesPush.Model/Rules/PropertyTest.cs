using System.Globalization;

namespace RulesPush.Model;

/// <summary>How a custom property is compared.</summary>
public enum PropertyComparison
{
    /// <summary>It equals one of the values; texts ignoring case.</summary>
    EqualTo,

    /// <summary>It matches one of the patterns.</summary>
    Like,

    /// <summary>It is the value or more.</summary>
    AtLeast,

    /// <summary>It is the value or less.</summary>
    AtMost,
}

/// <summary>A custom property compares so with one of the values, which are of the property's type.</summary>
public sealed record PropertyTest(PropertyDefinition Property, PropertyComparison Comparison, EquatableArray<PropertyValue> Values)
    : ConditionTest
{
    /// <summary>The property compares so with one of <paramref name="values"/>, which are of its type.</summary>
    public PropertyTest(PropertyDefinition property, PropertyComparison comparison, params object[] values)
        : this(property, comparison, new EquatableArray<PropertyValue>(values.Select(static v => new PropertyValue(v))))
    {
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var comparison = Comparison == PropertyComparison.EqualTo && Values.Count > 1 ? "OneOf" : Comparison.ToString();
        var values = Values.Count > 1 ? $"[{Values}]" : Values.ToString();
        return $"Property({StringLiteral.Of(Property.Name)}, {comparison} = {values})";
    }
}

/// <summary>A custom property that discovery may report, declared by <c>[assembly: DiscoveryProperty]</c>.</summary>
public sealed record PropertyDefinition(string Name, PropertyType Type);

/// <summary>The types that a custom property can have.</summary>
public enum PropertyType
{
    /// <summary><see cref="string"/></summary>
    Text,

    /// <summary><see cref="int"/></summary>
    Int32,

    /// <summary><see cref="long"/></summary>
    Int64,

    /// <summary><see cref="double"/></summary>
    Double,

    /// <summary><see cref="bool"/></summary>
    Boolean,

    /// <summary><see cref="DateTimeOffset"/></summary>
    Time,

    /// <summary><see cref="System.Version"/>, compared as that type compares: 1.2 is less than 1.2.0.</summary>
    Version,
}

/// <summary>A value of one of the property types.</summary>
public readonly record struct PropertyValue(object Value)
{
    /// <summary>Compares two values of one type; texts ignoring case.</summary>
    public int CompareTo(PropertyValue other) => Value is string text
        ? string.Compare(text, (string)other.Value, StringComparison.OrdinalIgnoreCase)
        : ((IComparable)Value).CompareTo(other.Value);

    /// <summary>The value as it is written in a rule.</summary>
    public override string ToString() => Value switch
    {
        string text => StringLiteral.Of(text),
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => $"\"{time:O}\"",
        Version version => $"\"{version}\"",
        _ => Convert.ToString(Value, CultureInfo.InvariantCulture),
    };
}
