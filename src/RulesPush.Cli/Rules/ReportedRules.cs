using RulesPush.Cli.Output;
using RulesPush.Model;

namespace RulesPush.Cli.Rules;

/// <summary>A rule pack, with what the compiler has reported of its sources.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Diagnostics">What was reported; null for an assembly, which has no sources.</param>
/// <param name="Today">The day by which the compiler looked at it, where the project or the caller says one; null for the day of the build.</param>
internal sealed record ReportedRules(IRulePack Pack, IReadOnlyList<ReportedDiagnostic>? Diagnostics, UtcDay? Today)
{
    /// <summary>Builds and loads the rules as every command does. Rules whose examples fail are loaded all the same.</summary>
    /// <exception cref="CommandFailure">There are none, or they do not build.</exception>
    public static ReportedRules Load(string path, UtcDay? today, ErrorOutput error)
    {
        if (RuleSource.FindProjectOf(path) is not { } project)
            return new ReportedRules(RulePackLoader.Load(path), null, today);
        using var log = new CompilerLog(project, today);
        var build = RuleSource.Build(project, error, log.Reporting());
        if (build.Assembly is not null)
            return new ReportedRules(RuleSource.Load(project, build, error), log.Read(), log.ReadToday());

        // Perhaps only because of what the analysis has found: then the pack is whole, and finds it again.
        var withoutAnalyzers = RuleSource.Build(project, error, log.WithoutAnalyzers());
        try
        {
            return new ReportedRules(RuleSource.Load(project, withoutAnalyzers with { Messages = [] }, error), log.Read(), log.ReadToday());
        }
        catch (CommandFailure)
        {
            RuleSource.Load(project, build, error);
            throw;
        }
    }
}

/// <summary>A diagnostic of the compiler or an analyzer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">Its message.</param>
/// <param name="File">The full path of the file that it stands in; null for none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="IsSuppressed">Whether the sources suppress it.</param>
internal sealed record ReportedDiagnostic(string Id, string Message, string? File, int? Line, bool IsSuppressed);
