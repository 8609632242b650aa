using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RulesPush.Generators;
using RulesPush.Model;

namespace RulesPush.Analyzers;

/// <summary>The findings of a project, by where they are reported.</summary>
internal sealed class ProvenProject
{
    private readonly ProjectPack _pack;

    private ProvenProject(ProjectPack pack, IReadOnlyList<RuleFinding> findings)
    {
        _pack = pack;
        var placed = findings.Select(f => (Finding: f, Place: pack.PlaceOf(f))).ToList();
        ByClass = placed.Where(static p => p.Place is not null && p.Finding.Rule.Length > 0).ToLookup(static p => p.Finding.Rule, static p => (p.Finding, p.Place!.Value));
        OfAssembly = [.. placed.Where(static p => p.Place is not null && p.Finding.Rule.Length == 0).Select(static p => (p.Finding, p.Place!.Value))];
        OfRows = placed.Where(static p => p.Place is null).Select(p => (p.Finding, pack.RowOf(p.Finding)!.Value))
            .ToLookup(static r => r.Value.File.File.Path, static r => (r.Finding, r.Value.Row), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What is reported in the attributes of a class, by its full name.</summary>
    public ILookup<string, (RuleFinding Finding, Place Place)> ByClass { get; }

    /// <summary>What is reported in the attributes of the assembly.</summary>
    public IReadOnlyList<(RuleFinding Finding, Place Place)> OfAssembly { get; }

    /// <summary>What is reported in the rows of a boundary file, by its path.</summary>
    public ILookup<string, (RuleFinding Finding, BoundaryRow Row)> OfRows { get; }

    /// <summary>Proves the healthy rules of a project.</summary>
    public static ProvenProject Of(Compilation compilation, AnalyzerOptions options, ParsedProject project, CancellationToken cancellation)
    {
        var pack = ProjectPack.Of(compilation.Assembly, project.Rules, project.Files, cancellation);
        return new ProvenProject(pack, FindingsOfPack.Of(pack.Definition, Today(options), cancellation));
    }

    /// <summary>Makes the diagnostic of a finding, with the names of the other classes that it is about, or its other parts.</summary>
    public Diagnostic Diagnose(RuleFinding finding, Location location, CancellationToken cancellation)
    {
        var classes = finding.With.Select(_pack.ClassOf).OfType<INamedTypeSymbol>().Select(static type => new Place(type));
        var parts = finding.Others.Select(part => _pack.PlaceOf(finding with { Part = part })).OfType<Place>();
        return Diagnostic.Create(
            FindingCatalogue.Of(finding.Kind),
            location,
            classes.Concat(parts).Select(place => PlaceLocations.Of(place, cancellation)),
            Properties(finding),
            finding.Message);
    }

    private static ImmutableDictionary<string, string?>? Properties(RuleFinding finding) =>
        finding.File is not null ? ImmutableDictionary<string, string?>.Empty.Add(FindingCatalogue.InFile, finding.File)
        : finding.Replacement is { } boundary ? ImmutableDictionary<string, string?>.Empty.Add(FindingCatalogue.Replacement, Attribute(boundary))
        : null;

    private static string Attribute(AddressBoundary boundary) => boundary is NetworkBoundary network
        ? $"{(network.Network.Address.IsV6 ? "Ipv6Prefix" : "IpSubnet")}(\"{network}\")"
        : $"IpRange(\"{boundary.Range.First}\", \"{boundary.Range.Last}\")";

    /// <summary>The day that the build says, or else the day on which it runs.</summary>
    private static UtcDay Today(AnalyzerOptions options)
    {
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.RulesPushToday", out var text)
            && UtcDay.TryParse(text.Trim(), out var today))
        {
            return today;
        }

        var now = DateTime.UtcNow;
        return new UtcDay(now.Year, now.Month, now.Day);
    }
}
