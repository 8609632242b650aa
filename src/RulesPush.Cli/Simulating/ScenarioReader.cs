using System.Globalization;
using System.Text.Json;
using RulesPush.Model;

namespace RulesPush.Cli.Simulating;

/// <summary>Reads a scenario from JSON. Every mistake names the step, the value and what is expected.</summary>
internal sealed class ScenarioReader(string file, RulesInForce rules)
{
    private static readonly TimeSpan _afterTheLast = TimeSpan.FromDays(8);

    /// <summary>Beyond this a time is a slip of the pen, and soon none that a calendar has.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromDays(3_660);

    private string _where = "";

    /// <exception cref="CommandFailure">It is no scenario for these rules.</exception>
    public Scenario Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new CommandFailure($"{file} is not valid JSON: line {e.LineNumber + 1}: {e.Message.Split(" LineNumber")[0]}");
        }
    }

    private Scenario Read(JsonElement root)
    {
        RequireKnown(root, "title", "start", "end", "steps");
        var start = DateTimeOffset.UnixEpoch;
        if (Text(root, "start") is not { } time || !PropertyText.TryParseTime(time, out start))
            throw Wrong("needs \"start\", a time such as 2026-11-02T08:00:00Z");
        var steps = new List<ScenarioStep>();
        if (!root.TryGetProperty("steps", out var all) || all.ValueKind != JsonValueKind.Array)
            throw Wrong("needs \"steps\", a list");
        foreach (var step in all.EnumerateArray())
        {
            _where = $", step {steps.Count + 1}";
            steps.Add(ReadStep(step, start));
        }

        _where = "";
        var last = steps.Count == 0 ? TimeSpan.Zero : steps.Max(static s => s.At);
        var end = Text(root, "end") is null ? last + _afterTheLast : Span(root, "end");
        return new Scenario(Text(root, "title") ?? file, start, end, [.. steps.OrderBy(static s => s.At)]);
    }

    private ScenarioStep ReadStep(JsonElement step, DateTimeOffset start)
    {
        if (step.ValueKind != JsonValueKind.Object)
            throw Wrong("is not an object");
        var at = step.TryGetProperty("at", out _) ? Span(step, "at") : TimeSpan.Zero;
        if (Text(step, "discover") is { } discover)
        {
            RequireKnown(step, "at", "discover", "machine");
            return new DiscoverStep(at, Site(discover), ReadDdr(step, Site(discover), start + at));
        }

        if (Text(step, "push") is { } push)
        {
            RequireKnown(step, "at", "push", "machine", "includeUnassigned", "includeDomainControllers", "alwaysInstall");
            return new WizardStep(at, Site(push), Required(step, "machine"), new WizardOptions(
                Flag(step, "includeDomainControllers"), !Flag(step, "includeUnassigned"), Flag(step, "alwaysInstall")));
        }

        if (Text(step, "installer") is { } machine)
        {
            RequireKnown(step, "at", "installer", "account", "result");
            return new InstallerStep(at, ReadPattern(machine), Text(step, "account"), ReadResult(Required(step, "result")));
        }

        if (Text(step, "link") is { } link)
        {
            RequireKnown(step, "at", "link", "to", "up");
            return new LinkStep(at, Site(link), Site(Required(step, "to")), Flag(step, "up"));
        }

        if (Text(step, "managementPoint") is { } managementPoint)
        {
            RequireKnown(step, "at", "managementPoint", "answers");
            return new ManagementPointStep(at, managementPoint, Flag(step, "answers"));
        }

        if (Text(step, "cancel") is { } cancelled)
        {
            RequireKnown(step, "at", "cancel");
            return new CancelStep(at, cancelled);
        }

        throw Wrong("is none of discover, push, installer, link, managementPoint and cancel");
    }

    private Ddr ReadDdr(JsonElement step, string site, DateTimeOffset time)
    {
        if (!step.TryGetProperty("machine", out var machine) || machine.ValueKind != JsonValueKind.Object)
            throw Wrong("needs \"machine\", an object with the properties of a DDR");
        // On one line, as a row of a file is.
        var row = new RawRowReader(rules.Definition).Read(new RawRow("jsonl", null, JsonSerializer.Serialize(machine, ScenarioJson.Default.JsonElement)), 1, site, time);
        var why = row.Ddr is { } ddr ? ResourceRecord.Of(ddr).WhyCorrupt : row.Rejection;
        return why is null ? row.Ddr! : throw Wrong($"\"machine\" {why}");
    }

    private Pattern ReadPattern(string text) =>
        Pattern.TryParse(text, out var pattern) ? pattern : throw Wrong($"\"installer\" {VisibleText.Quoted(text)} is no pattern of names");

    private InstallationError? ReadResult(string text) =>
        text.Equals("success", StringComparison.OrdinalIgnoreCase) ? null
        : Enum.GetValues<InstallationError>().Where(e => e.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Cast<InstallationError?>().FirstOrDefault()
            ?? throw Wrong($"\"result\" {VisibleText.Quoted(text)} is none of success, {string.Join(", ", Enum.GetNames<InstallationError>())}");

    private string Site(string code) => rules.Hierarchy.Find(code)?.Code
        ?? throw Wrong($"{VisibleText.Quoted(code)} is no site of {rules.Definition.Name}; its sites are {string.Join(", ", rules.Hierarchy.Sites)}");

    private TimeSpan Span(JsonElement element, string name) =>
        TimeSpan.TryParseExact(Text(element, name), ["c", @"h\:mm\:ss", @"d\.hh\:mm\:ss"], CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero && span <= _longest
            ? span
            : throw Wrong($"\"{name}\" is not a time from the start such as \"01:30:00\" or \"7.00:00:00\"");

    private string Required(JsonElement element, string name) => Text(element, name) ?? throw Wrong($"needs \"{name}\", a text");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"\"{name}\" is neither true nor false"),
    };

    private void RequireKnown(JsonElement element, params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong("is not an object");
        foreach (var property in element.EnumerateObject().Where(p => !names.Contains(p.Name)))
            throw Wrong($"{VisibleText.Quoted(property.Name)} is none of {string.Join(", ", names)}");
    }

    private CommandFailure Wrong(string what) => new($"{file}{_where}: {what}");
}

/// <summary>Writes the machine of a step on one line.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonElement))]
internal sealed partial class ScenarioJson : System.Text.Json.Serialization.JsonSerializerContext;
