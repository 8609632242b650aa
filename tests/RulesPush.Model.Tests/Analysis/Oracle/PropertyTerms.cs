using System.Numerics;
using static RulesPush.Model.Tests.Analysis.Oracle.Smt;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>Comparisons of custom properties that are no texts, with whole numbers for whatever has an order.</summary>
internal static class PropertyTerms
{
    /// <summary>That a property is known, and that it compares so with one of the values.</summary>
    public static (string IsKnown, string IsMet) Of(AnyMachine machine, PropertyDefinition property, PropertyComparison comparison, IEnumerable<object> values)
    {
        if (property.Type == PropertyType.Boolean)
        {
            var flag = machine.Value(property.Name, "Bool");
            return (flag.IsKnown, Or(values.Select(v => $"(= {flag.Value} {Bool((bool)v)})")));
        }

        var (known, parts) = property.Type == PropertyType.Version ? Version(machine, property.Name) : Ordered(machine, property);
        return (known, Or(values.Select(v => Compare(parts, comparison, Parts(v)))));
    }

    private static (string IsKnown, string[] Parts) Ordered(AnyMachine machine, PropertyDefinition property)
    {
        var (least, most) = property.Type switch
        {
            PropertyType.Int32 => (int.MinValue, int.MaxValue),
            PropertyType.Double => (Place(double.NegativeInfinity), Place(double.PositiveInfinity)),
            _ => throw new ArgumentOutOfRangeException(nameof(property)),
        };
        var number = machine.Value(property.Name, "Int", n => $"(<= {Number(least)} {n} {Number(most)})");
        return (number.IsKnown, [number.Value]);
    }

    /// <summary>A version has two numbers at least: the third and the fourth are -1 where it has none, and the fourth needs the third.</summary>
    private static (string IsKnown, string[] Parts) Version(AnyMachine machine, string name)
    {
        var parts = Enumerable.Range(0, 4)
            .Select(i => machine.Value($"{name}.{i}", "Int", n => $"(<= {Number(i < 2 ? 0 : -1)} {n} {int.MaxValue})").Value)
            .ToArray();
        var isPossible = machine.Named($"{name}.possible", () => Implies($"(= {parts[2]} {Number(-1)})", $"(= {parts[3]} {Number(-1)})"));
        var known = machine.Value($"{name}.seen", "Bool");
        return (And(known.IsKnown, isPossible), parts);
    }

    /// <summary>The first part that differs decides.</summary>
    private static string Compare(string[] parts, PropertyComparison comparison, BigInteger[] with)
    {
        var equal = And(parts.Select((p, i) => $"(= {p} {Number(with[i])})"));
        var (order, isOrdered) = comparison switch
        {
            PropertyComparison.AtLeast => (">", true),
            PropertyComparison.AtMost => ("<", true),
            PropertyComparison.EqualTo => ("=", false),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
        return !isOrdered ? equal : Or(parts
            .Select((p, i) => And(parts.Take(i).Select((q, j) => $"(= {q} {Number(with[j])})").Append($"({order} {p} {Number(with[i])})")))
            .Append(equal));
    }

    private static BigInteger[] Parts(object value) => value switch
    {
        int number => [number],
        double number => [Place(number)],
        Version version => [version.Major, version.Minor, version.Build, version.Revision],
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>The place of a number among all of its type: between two neighbours there is none. Both zeros are one.</summary>
    private static BigInteger Place(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        return bits >= 0 ? bits : new BigInteger(long.MinValue) - bits;
    }
}
