using System.Globalization;
using static RulesPush.Model.Tests.Analysis.Oracle.Smt;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>
/// What the text of an operating system says, as regular expressions: its version is the dotted number of at least two
/// components at its end, or with the last one in brackets, and is compared on as many components as the bound has.
/// </summary>
internal static class SystemTexts
{
    private static readonly string _digit = Between('0', '9');
    private static readonly string _number = Some(_digit);
    private static readonly string _dot = Literal(".");
    private static readonly string _blanks = Many(Either(Between('\t', '\r'), Literal(" "), Literal("\u0085"), Literal("\u00a0")));

    /// <summary>What may stand before a dotted number: nothing that would be a part of it.</summary>
    private static readonly string _before = Either(
        Literal(""),
        Sequence(Many("re.allchar"), But(Either(_digit, _dot))),
        Sequence(Either(Literal(""), Sequence(Many("re.allchar"), But(_digit))), _dot));

    /// <summary>Texts that contain a part, ignoring case.</summary>
    public static string Containing(string part) => Sequence(Many("re.allchar"), IgnoringCase(part), Many("re.allchar"));

    /// <summary>Texts whose version is certainly at least the bound.</summary>
    public static string AtLeast(IReadOnlyList<int> bound) => Either(Differing(bound, Above), Equal(bound));

    /// <summary>Texts whose version is certainly at most the bound.</summary>
    public static string AtMost(IReadOnlyList<int> bound) => Either(Differing(bound, Below), Equal(bound));

    /// <summary>Texts whose version is certainly above the bound.</summary>
    public static string MoreThan(IReadOnlyList<int> bound) => Differing(bound, Above);

    /// <summary>Texts whose version is certainly below the bound.</summary>
    public static string LessThan(IReadOnlyList<int> bound) => Differing(bound, Below);

    private static string Equal(IReadOnlyList<int> bound) => Beginning([.. bound.Select(Exactly)]);

    /// <summary>The first component that differs decides.</summary>
    private static string Differing(IReadOnlyList<int> bound, Func<int, string> differs) => Either(
        Enumerable.Range(0, bound.Count).Select(i => Beginning([.. bound.Take(i).Select(Exactly), differs(bound[i])])));

    /// <summary>Texts whose version begins with these components, whatever else it has.</summary>
    private static string Beginning(string[] components)
    {
        string[] two = components.Length < 2 ? [.. components, _number] : components;
        var more = Many(Sequence(_dot, _number));
        var bracketed = Sequence(Dotted(two), more, _blanks, Literal("("), _number, Literal(")"));
        var bodies = new List<string> { Sequence(Dotted(two), more), bracketed };
        if (components.Length > 2)
            bodies.Add(Sequence(Dotted(components[..^1]), _blanks, Literal("("), components[^1], Literal(")")));
        return Sequence(_before, Either(bodies), _blanks);
    }

    private static string Dotted(IEnumerable<string> components) => Sequence(components.SelectMany((c, i) => i == 0 ? [c] : new[] { _dot, c }));

    /// <summary>Numbers may have zeros in front; one beyond 32 bits counts as the largest.</summary>
    private static string Exactly(int number) => Sequence(
        Many(Literal("0")),
        number == 0 ? Literal("0") : number == int.MaxValue ? Either(Literal(Digits(number)), Larger(Digits(number))) : Literal(Digits(number)));

    private static string Above(int number) =>
        number == int.MaxValue ? "re.none" : Sequence(Many(Literal("0")), number == 0 ? Larger("0") : Larger(Digits(number)));

    private static string Below(int number) => number == 0 ? "re.none" : Sequence(Many(Literal("0")), Smaller(Digits(number)));

    /// <summary>Numbers without zeros in front that are larger: longer ones, or with a first digit that differs and is larger.</summary>
    private static string Larger(string digits) => Either(
        Enumerable.Range(0, digits.Length).Where(i => digits[i] < '9')
            .Select(i => Sequence([Literal(digits[..i]), Between((char)(digits[i] + 1), '9'), .. Enumerable.Repeat(_digit, digits.Length - i - 1)]))
            .Append(Sequence([Between('1', '9'), .. Enumerable.Repeat(_digit, digits.Length), Many(_digit)])));

    /// <summary>Numbers of at least one digit that are smaller; zeros in front do no harm.</summary>
    private static string Smaller(string digits) => Either(
        Enumerable.Range(0, digits.Length).Where(i => digits[i] > '0')
            .Select(i => Sequence([Literal(digits[..i]), Between('0', (char)(digits[i] - 1)), .. Enumerable.Repeat(_digit, digits.Length - i - 1)]))
            .Concat(Enumerable.Range(1, digits.Length - 1).Select(length => Sequence(Enumerable.Repeat(_digit, length)))));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
