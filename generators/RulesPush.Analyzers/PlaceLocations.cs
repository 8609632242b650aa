using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>Finds the source of a place: the name of a symbol, an attribute, or the value of exactly one argument.</summary>
internal static class PlaceLocations
{
    /// <summary>The location of <paramref name="place"/>.</summary>
    public static Location Of(Place place, CancellationToken cancellation)
    {
        if (place.Attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax attribute)
            return OfName(place.Symbol);
        var value = place.Argument is { } name ? ValueOf(attribute, place.Attribute, name, place.Element) : null;
        return ((place.IsNamed ? value?.Parent : value) ?? attribute).GetLocation();
    }

    /// <summary>The name in a file that the author wrote, where a generator declares parts of the symbol too.</summary>
    private static Location OfName(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(static l => l.IsInSource && !l.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
        ?? symbol.Locations.FirstOrDefault()
        ?? Location.None;

    private static ExpressionSyntax? ValueOf(AttributeSyntax attribute, AttributeData data, string name, int? element)
    {
        if (attribute.ArgumentList is not { Arguments: var arguments })
            return null;
        var named = arguments.FirstOrDefault(a => (a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText == name);
        if (named is not null)
            return element is { } index ? ElementOf([named.Expression], index) : named.Expression;

        var parameter = data.AttributeConstructor?.Parameters.FirstOrDefault(p => p.Name == name);
        if (parameter is null)
            return null;
        // Behind the last parameter follow the further elements of a params array, and then the properties.
        var values = arguments.Where(static a => a.NameEquals is null).Skip(parameter.Ordinal).Select(static a => a.Expression).ToList();
        return values.Count == 0 ? null : element is null ? values[0] : ElementOf(values, element.Value);
    }

    /// <summary>An element of an array that is given as one expression, or as one value after another.</summary>
    private static ExpressionSyntax? ElementOf(List<ExpressionSyntax> values, int index)
    {
        var elements = (values.Count == 1 ? ElementsOf(values[0]) : null) ?? values;
        return index < elements.Count ? elements[index] : values[0];
    }

    private static IReadOnlyList<ExpressionSyntax>? ElementsOf(ExpressionSyntax array) => array switch
    {
        ArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements,
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements,
        CollectionExpressionSyntax { Elements: var elements } when elements.All(static e => e is ExpressionElementSyntax) =>
            [.. elements.Select(static e => ((ExpressionElementSyntax)e).Expression)],
        CastExpressionSyntax { Expression: var inner } => ElementsOf(inner),
        ParenthesizedExpressionSyntax { Expression: var inner } => ElementsOf(inner),
        _ => null,
    };
}
