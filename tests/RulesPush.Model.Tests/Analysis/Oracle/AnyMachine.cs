using System.Text;
using static RulesPush.Model.Tests.Analysis.Oracle.Smt;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>A machine of which nothing is known yet: a variable for everything that rules read, declared when it is first read.</summary>
/// <param name="most">How many values a list may have: as many as the question asks for, since a further one shows nothing.</param>
internal sealed class AnyMachine(Func<string, int> most)
{
    private readonly StringBuilder _script = new();
    private readonly HashSet<string> _declared = [];

    /// <summary>The declarations, with what is true of every machine.</summary>
    public string Script => _script.ToString();

    /// <summary>A text that discovery has seen or not; an empty one it has not.</summary>
    public (string IsKnown, string Text) Text(string property)
    {
        var (known, text) = ($"{property}.known", property);
        if (_declared.Add(property))
        {
            Declare(known, "Bool");
            Declare(text, "String");
            Assert(Not($"(= {text} \"\")"));
        }

        return (known, text);
    }

    /// <summary>A list of texts that discovery has seen or not.</summary>
    public (string IsKnown, IReadOnlyList<(string IsThere, string Text)> Texts) Texts(string property)
    {
        var all = Enumerable.Range(0, most(property)).Select(i => ($"{property}.{i}.there", $"{property}.{i}")).ToList();
        if (_declared.Add(property))
        {
            Declare($"{property}.known", "Bool");
            foreach (var (there, text) in all)
            {
                Declare(there, "Bool");
                Declare(text, "String");
                Assert(Not($"(= {text} \"\")"));
            }
        }

        return ($"{property}.known", all);
    }

    /// <summary>A list of addresses that discovery has seen or not.</summary>
    public (string IsKnown, IReadOnlyList<AnyAddress> Addresses) Addresses(string property, bool isV6Alone = false)
    {
        var all = Enumerable.Range(0, most(property)).Select(i => new AnyAddress($"{property}.{i}.there", $"{property}.{i}.isV6", $"{property}.{i}")).ToList();
        if (_declared.Add(property))
        {
            Declare($"{property}.known", "Bool");
            foreach (var address in all)
            {
                Declare(address.IsThere, "Bool");
                Declare(address.IsV6, "Bool");
                Declare(address.Bits, "(_ BitVec 128)");
                Assert(isV6Alone ? address.IsV6 : Or(address.IsV6, $"(= ((_ extract 127 32) {address.Bits}) (_ bv0 96))"));
            }
        }

        return ($"{property}.known", all);
    }

    /// <summary>A value that discovery has seen or not.</summary>
    public (string IsKnown, string Value) Value(string property, string sort, Func<string, string>? isPossible = null)
    {
        if (_declared.Add(property))
        {
            Declare($"{property}.known", "Bool");
            Declare(property, sort);
            if (isPossible is not null)
                Assert(isPossible(property));
        }

        return ($"{property}.known", property);
    }

    /// <summary>A name for a term that is used again and again.</summary>
    public string Named(string name, Func<string> term)
    {
        if (_declared.Add(name))
        {
            var meaning = term();
            _script.Append($"(define-fun {name} () Bool {meaning})\n");
        }

        return name;
    }

    private void Declare(string name, string sort) => _script.Append($"(declare-const {name} {sort})\n");

    private void Assert(string term) => _script.Append($"(assert {term})\n");
}

/// <summary>An address of a machine, of either family.</summary>
internal sealed record AnyAddress(string IsThere, string IsV6, string Bits)
{
    /// <summary>Whether it is (the address AND the mask of the network) that is the network.</summary>
    public string IsIn(IpNetwork network)
    {
        var free = (network.Address.IsV6 ? 128 : 32) - network.PrefixLength;
        // Not more than 127 bits are ever shifted away: of a network of all addresses nothing is compared.
        var same = free == 128 ? "true" : $"(= (bvlshr {Bits} (_ bv{free} 128)) (bvlshr {Hex(network.Address)} (_ bv{free} 128)))";
        return And(network.Address.IsV6 ? IsV6 : Not(IsV6), same);
    }

    public string Is(IpAddress address) => And(address.IsV6 ? IsV6 : Not(IsV6), $"(= {Bits} {Hex(address)})");

    private static string Hex(IpAddress address) => $"#x{address.High:x16}{address.Low:x16}";
}
