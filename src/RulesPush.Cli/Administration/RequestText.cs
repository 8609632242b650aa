using RulesPush.Cli.Output;
using Spectre.Console;

namespace RulesPush.Cli.Administration;

/// <summary>Client configuration requests for a person to read.</summary>
internal static class RequestText
{
    private const int LongestCell = 100;

    /// <summary>The state as administrators write it.</summary>
    public static string Word(RequestState state) => state.ToString().ToLowerInvariant();

    public static void DrawList(IAnsiConsole console, IReadOnlyList<ClientConfigurationRequest> requests)
    {
        var table = Answer.Table(console, ["Machine", "Created", "Due or ended", "Why"], "CCR", "State", "Site", "Machine", "Created", "Attempts", "Due or ended", "Why");
        foreach (var request in requests)
        {
            Answer.AddRow(
                table,
                $"{request.Id}",
                Word(request.State),
                request.Site,
                VisibleText.Cut(request.Machine, LongestCell),
                Answer.Time(request.Created),
                $"{request.Attempts}",
                Answer.Time(request.Ended ?? Due(request)),
                VisibleText.Cut(request.Ending ?? request.Reason, LongestCell));
        }

        console.Write(table);
    }

    /// <summary>The line of a request, as in <c>CCR 7 of AKR: failed</c>.</summary>
    public static string Title(ClientConfigurationRequest request) => $"CCR {request.Id} of {request.Site}: {Word(request.State)}";

    /// <summary>All that is known of a request.</summary>
    public static TextTree Tree(RequestWithAttempts shown)
    {
        var tree = new TextTree(Title(shown.Request));
        AddDetails(tree, shown);
        return tree;
    }

    /// <summary>Adds all that is known of a request.</summary>
    public static void AddDetails(TextTree tree, RequestWithAttempts shown)
    {
        var request = shown.Request;
        tree.Add($"machine {request.Machine}, resource {request.Resource}");
        tree.Add($"created {Answer.Time(request.Created)}: {request.Reason}{Options(request.Wizard)}");
        if (Due(request) is { } due)
            tree.Add($"due {Answer.Time(due)}");
        if (request.Plan is { } plan)
            tree.Add($"dry run {Answer.Time(request.Planned)}: {plan}");
        foreach (var attempt in shown.Attempts)
            AddAttempt(tree, attempt);
        if (request.AttemptsBefore > 0)
            tree.Add($"retried by hand after attempt {request.AttemptsBefore}");
        if (request.Ended is { } ended)
            tree.Add($"ended {Answer.Time(ended)}: {request.Ending}");
    }

    /// <summary>When a request that waits by itself is due; null for others.</summary>
    public static DateTimeOffset? Due(ClientConfigurationRequest request) =>
        request.State is RequestState.Incoming or RequestState.Retry ? request.Due : null;

    private static void AddAttempt(TextTree tree, InstallationAttempt attempt)
    {
        var node = tree.Add($"attempt {attempt.Number}, {Answer.Time(attempt.Started)} to {Answer.Time(attempt.Ended) ?? "now, or broken off"}"
            + (attempt.Ended is null ? "" : $": {attempt.Error?.ToString() ?? "success"}: {attempt.Text}"));
        if (attempt.Ended is null)
            return;
        node.Add($"on {attempt.Target} from {attempt.ManagementPoint ?? "no management point"} as {attempt.Account ?? "the installer's own account"}");
        foreach (var line in (attempt.Output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            node.Add($"| {line.TrimEnd('\r')}");
    }

    private static string Options(WizardOptions? wizard) => wizard is null
        ? ""
        : (wizard.OnlyAssigned ? "" : ", also where it is not assigned")
            + (wizard.IncludeDomainControllers ? ", also on domain controllers" : "")
            + (wizard.AlwaysInstall ? ", also where it is installed" : "");
}
