using Microsoft.CodeAnalysis;

namespace RulesPush.Generators;

/// <summary>Reads the arguments of one attribute by the names of its parameters and properties.</summary>
internal sealed class AttributeReader(ISymbol symbol, AttributeData attribute)
{
    /// <summary>Such as <c>IpSubnetAttribute</c>.</summary>
    public string ClassName => attribute.AttributeClass!.Name;

    /// <summary>The attribute as a whole.</summary>
    public Place Place => new(symbol, attribute);

    /// <summary>Whether the compiler has found the attribute wrong itself, so that its arguments can't be read.</summary>
    public bool HasCompilerError =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(IsError)
        || attribute.NamedArguments.Any(static a => IsError(a.Value));

    /// <summary>The place of an argument.</summary>
    public Place At(string argument, int? element = null) => new(symbol, attribute, argument, element);

    /// <summary>Whether a named argument is given, also where it is null.</summary>
    public bool Has(string property) => attribute.NamedArguments.Any(a => a.Key == property);

    /// <summary>An argument of the constructor or a named one; null where it is not given.</summary>
    public TypedConstant? Get(string argument)
    {
        // A half-typed attribute has no constructor yet.
        if (attribute.AttributeConstructor is { Parameters: var parameters })
        {
            for (var i = 0; i < parameters.Length && i < attribute.ConstructorArguments.Length; i++)
            {
                if (parameters[i].Name == argument)
                    return attribute.ConstructorArguments[i];
            }
        }

        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == argument)
                return named.Value;
        }

        return null;
    }

    /// <summary>A text; null where it is not given, or given as null.</summary>
    public string? Text(string argument) => Get(argument)?.Value as string;

    /// <summary>A flag; false where it is not given.</summary>
    public bool Flag(string argument) => Get(argument)?.Value is true;

    /// <summary>A type; null where it is not given, or given as null.</summary>
    public INamedTypeSymbol? Type(string argument) => Get(argument)?.Value as INamedTypeSymbol;

    /// <summary>The elements of an array, with their places; none where it is not given, or given as null.</summary>
    public IEnumerable<(TypedConstant Value, Place Place)> Elements(string argument) =>
        Get(argument) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select((value, index) => (value, At(argument, index)))
            : [];

    private static bool IsError(TypedConstant argument) => argument.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Type => argument.Value is IErrorTypeSymbol,
        TypedConstantKind.Array => !argument.IsNull && argument.Values.Any(IsError),
        _ => false,
    };
}
