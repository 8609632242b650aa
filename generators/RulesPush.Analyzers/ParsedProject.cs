using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RulesPush.Analyzers;

/// <summary>The rules of a compilation, parsed once for all analyzers.</summary>
internal sealed class ParsedProject
{
    private static readonly ConditionalWeakTable<Compilation, ParsedProject> _projects = new();

    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ImmutableArray<AdditionalText> _files;
    private readonly Lazy<ProjectRules> _rules;

    private ParsedProject(Compilation compilation, AnalyzerOptions options)
    {
        (_options, _files) = (options.AnalyzerConfigOptionsProvider, options.AdditionalFiles);
        Files = new BoundaryFiles(options);
        // Without a cancellation token: a cancelled parse would stay in the Lazy for ever.
        _rules = new Lazy<ProjectRules>(() => ProjectRules.Parse(compilation, Files));
    }

    /// <summary>The boundary files of the project.</summary>
    public BoundaryFiles Files { get; }

    /// <summary>Its rules, with their mistakes.</summary>
    public ProjectRules Rules => _rules.Value;

    /// <summary>The project that a compilation is, with these files beside it: they may be edited while its sources stay.</summary>
    public static ParsedProject Of(Compilation compilation, AnalyzerOptions options)
    {
        lock (_projects)
        {
            if (_projects.TryGetValue(compilation, out var known)
                && known._options == options.AnalyzerConfigOptionsProvider && known._files.SequenceEqual(options.AdditionalFiles))
            {
                return known;
            }

            _projects.Remove(compilation);
            var project = new ParsedProject(compilation, options);
            _projects.Add(compilation, project);
            return project;
        }
    }
}
