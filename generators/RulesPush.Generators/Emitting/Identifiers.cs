using Microsoft.CodeAnalysis.CSharp;

namespace RulesPush.Generators;

/// <summary>Identifiers of generated code.</summary>
internal static class Identifiers
{
    /// <summary>The identifier, with an @ where it is a keyword.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    /// <summary>A namespace made of the name of a project, which may have characters that no identifier has; null for none.</summary>
    public static string? Namespace(string? name)
    {
        var segments = (name ?? "").Split('.').Where(static s => s.Length > 0).Select(static segment =>
        {
            var valid = new string([.. segment.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')]);
            return SyntaxFacts.IsIdentifierStartCharacter(valid[0]) ? Escape(valid) : "_" + valid;
        });
        return string.Join(".", segments) is { Length: > 0 } all ? all : null;
    }
}
