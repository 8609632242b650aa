using Microsoft.CodeAnalysis;

namespace RulesPush.Generators;

/// <summary>Where a mistake is: a symbol's name, an attribute, or one argument of it. Only the analyzers look up its location.</summary>
/// <param name="Symbol">The symbol that has the attribute.</param>
/// <param name="Attribute">The attribute; null for the name of the symbol itself.</param>
/// <param name="Argument">The name of the parameter or property; null for the attribute as a whole.</param>
/// <param name="Element">The index of the element of an array argument; null for the argument as a whole.</param>
/// <param name="IsNamed">Whether the name of the argument belongs to it, and not its value alone.</param>
internal readonly record struct Place(ISymbol Symbol, AttributeData? Attribute = null, string? Argument = null, int? Element = null, bool IsNamed = false);
