using Microsoft.CodeAnalysis;

namespace RulesPush.Generators;

/// <summary>Compiles the rule classes of a project into its rule pack. It never reports: the analyzers do.</summary>
[Generator]
public sealed class RulePackGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = RuleSources.Project(context).WithTrackingName(TrackingNames.Project);
        var properties = RuleSources.Properties(context).WithTrackingName(TrackingNames.Properties);
        var networks = RuleSources.CompleteNetworks(context).WithTrackingName(TrackingNames.CompleteNetworks);
        var files = RuleSources.BoundaryFiles(context).WithTrackingName(TrackingNames.BoundaryFiles);
        var parsedSites = RuleSources.Sites(context).WithTrackingName(TrackingNames.ParsedSites);
        var parsedCriteria = RuleSources.Criteria(context).WithTrackingName(TrackingNames.ParsedCriteria);

        // A name that differs from another by case alone would make two files of one name, and lose all output.
        var ambiguous = RuleSources.NamesDifferingByCase(parsedSites, parsedCriteria).WithTrackingName(TrackingNames.NamesDifferingByCase);
        var criteria = RuleSources.Unambiguous(parsedCriteria, ambiguous).WithTrackingName(TrackingNames.Criteria);
        var sites = RuleSources.WithReadableFiles(RuleSources.Unambiguous(parsedSites, ambiguous), project, files).WithTrackingName(TrackingNames.Sites);
        var rows = RuleSources.Rows(sites, project, files).WithTrackingName(TrackingNames.SiteRows);
        var maps = RuleSources.BoundaryMaps(sites, rows).WithTrackingName(TrackingNames.BoundaryMaps);
        var texts = RuleSources.Texts(rows, maps).WithTrackingName(TrackingNames.BoundaryTexts);
        var pack = RuleSources.Pack(project, properties, networks, sites, criteria).WithTrackingName(TrackingNames.Pack);

        context.RegisterSourceOutput(criteria, static (output, parsed) =>
        {
            if (parsed.Model is { } model)
                output.AddSource(HintNames.Criteria(model.Class), CriteriaEmitter.Emit(model));
        });
        context.RegisterSourceOutput(sites.Combine(project), static (output, input) =>
        {
            if (input.Left.Model is { } model)
                output.AddSource(HintNames.Site(model.Class), SiteEmitter.Emit(model, input.Right.PackReference));
        });
        context.RegisterSourceOutput(rows.Combine(texts), static (output, input) =>
            output.AddSource(HintNames.BoundaryFiles(input.Left.Class), BoundaryFilesEmitter.Emit(input.Left, input.Right.AreRowsUtf8)));
        context.RegisterSourceOutput(maps.Combine(texts).Combine(project), static (output, input) =>
        {
            var ((maps, texts), project) = input;
            if (texts.HasMaps)
                output.AddSource(HintNames.BoundaryMaps, BoundaryMapsEmitter.Emit(maps, project.Namespace));
        });
        context.RegisterSourceOutput(pack.Combine(texts), static (output, input) =>
        {
            if (input.Left.HasRules)
                output.AddSource(HintNames.Pack, PackEmitter.Emit(input.Left, input.Right.HasMaps));
        });
    }
}
