using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses the networks of which <c>[assembly: EveryMachineOf]</c> says that they are complete.</summary>
internal static class CompleteNetworkParser
{
    /// <summary>The networks without a mistake, by address, with their attributes.</summary>
    public static IReadOnlyList<(IpNetwork Network, AttributeReader Attribute)> Parse(IAssemblySymbol assembly, Findings findings)
    {
        var networks = new List<(IpNetwork Network, AttributeReader Attribute)>();
        foreach (var attribute in assembly.GetAttributes().Where(static a => RuleAttributeNames.Is(a, RuleAttributeNames.EveryMachineOf)))
        {
            var reader = new AttributeReader(assembly, attribute);
            var before = findings.Count;
            if (reader.HasCompilerError)
            {
                findings.AddCompilerError();
                continue;
            }

            var network = ValueParser.Network(reader.Text("network"), isV6: null, reader.At("network"), findings);
            if (findings.Count == before)
                networks.Add((network, reader));
        }

        // The order of the files that state them must not matter, nor whether two state the same.
        return [.. networks.GroupBy(static n => n.Network).Select(static g => g.First()).OrderBy(static n => n.Network.Address).ThenBy(static n => n.Network.PrefixLength)];
    }

    /// <summary>The networks alone.</summary>
    public static EquatableArray<IpNetwork> ParseNetworks(IAssemblySymbol assembly, Findings findings) =>
        new(Parse(assembly, findings).Select(static n => n.Network));
}
