using System.Globalization;
using System.Numerics;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>Terms of SMT-LIB.</summary>
internal static class Smt
{
    public static string And(IEnumerable<string> terms) => $"(and true {string.Join(' ', terms)})";

    public static string And(params string[] terms) => And(terms.AsEnumerable());

    public static string Or(IEnumerable<string> terms) => $"(or false {string.Join(' ', terms)})";

    public static string Or(params string[] terms) => Or(terms.AsEnumerable());

    public static string Not(string term) => $"(not {term})";

    public static string Implies(string condition, string term) => $"(=> {condition} {term})";

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Number(BigInteger number) => number.Sign < 0 ? $"(- {BigInteger.Negate(number)})" : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text; whatever is not a plain letter or digit by its code.</summary>
    public static string Text(string text) =>
        $"\"{string.Concat(text.Select(static c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"\\u{{{(int)c:x}}}"))}\"";

    public static string IsIn(string text, string expression) => $"(str.in_re {text} {expression})";

    public static string Sequence(IEnumerable<string> expressions) => Joined("re.++", [.. expressions], Literal(""));

    public static string Sequence(params string[] expressions) => Sequence(expressions.AsEnumerable());

    public static string Either(IEnumerable<string> expressions) => Joined("re.union", [.. expressions], "re.none");

    public static string Either(params string[] expressions) => Either(expressions.AsEnumerable());

    public static string Many(string expression) => $"(re.* {expression})";

    public static string Some(string expression) => $"(re.+ {expression})";

    public static string Literal(string text) => $"(str.to_re {Text(text)})";

    public static string Between(char first, char last) => $"(re.range {Text($"{first}")} {Text($"{last}")})";

    /// <summary>Any one character but these.</summary>
    public static string But(string expression) => $"(re.inter re.allchar (re.comp {expression}))";

    /// <summary>A text without regard to upper and lower case.</summary>
    public static string IgnoringCase(string text) => Sequence(text.Select(static c => Folded(c)));

    /// <summary>A pattern: <c>*</c> is any text, <c>?</c> any one character.</summary>
    public static string Pattern(string pattern) => Sequence(pattern.Select(static c => c switch
    {
        '*' => Many("re.allchar"),
        '?' => "re.allchar",
        _ => Folded(c),
    }));

    private static string Folded(char c) =>
        char.IsLetter(c) ? Either(Literal($"{char.ToLowerInvariant(c)}"), Literal($"{char.ToUpperInvariant(c)}")) : Literal($"{c}");

    /// <summary>Of one expression it is no union and no sequence.</summary>
    private static string Joined(string operation, string[] expressions, string ofNone) => expressions switch
    {
        [] => ofNone,
        [var one] => one,
        _ => $"({operation} {string.Join(' ', expressions)})",
    };
}
