using System.Text.Json;
using RulesPush.Cli.Output;

namespace RulesPush.Cli.Administration;

/// <summary>Client configuration requests as JSON.</summary>
internal static class RequestJson
{
    public static void WriteList(Utf8JsonWriter json, IReadOnlyList<ClientConfigurationRequest> requests)
    {
        json.WriteStartArray();
        foreach (var request in requests)
        {
            json.WriteStartObject();
            WriteProperties(json, request);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, RequestWithAttempts shown)
    {
        json.WriteStartObject();
        WriteProperties(json, shown.Request);
        json.WriteStartArray("attemptsMade");
        foreach (var attempt in shown.Attempts)
            Write(json, attempt);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, ClientConfigurationRequest request)
    {
        json.WriteNumber("id", request.Id);
        json.WriteString("state", RequestText.Word(request.State));
        json.WriteString("site", request.Site);
        json.WriteString("machine", request.Machine);
        json.WriteNumber("resource", request.Resource);
        json.WriteString("reason", request.Reason);
        if (request.Wizard is { } wizard)
        {
            json.WriteStartObject("wizard");
            json.WriteBoolean("onlyAssigned", wizard.OnlyAssigned);
            json.WriteBoolean("includeDomainControllers", wizard.IncludeDomainControllers);
            json.WriteBoolean("alwaysInstall", wizard.AlwaysInstall);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("wizard");
        }

        json.WriteString("created", Answer.Time(request.Created));
        json.WriteString("due", Answer.Time(RequestText.Due(request)));
        json.WriteNumber("attempts", request.Attempts);
        json.WriteNumber("attemptsBefore", request.AttemptsBefore);
        json.WriteString("plan", request.Plan);
        json.WriteString("planned", Answer.Time(request.Planned));
        json.WriteString("ending", request.Ending);
        json.WriteString("ended", Answer.Time(request.Ended));
    }

    private static void Write(Utf8JsonWriter json, InstallationAttempt attempt)
    {
        json.WriteStartObject();
        json.WriteNumber("number", attempt.Number);
        json.WriteString("started", Answer.Time(attempt.Started));
        json.WriteString("ended", Answer.Time(attempt.Ended));
        json.WriteString("target", attempt.Target);
        json.WriteString("managementPoint", attempt.ManagementPoint);
        json.WriteString("account", attempt.Account);
        json.WriteString("error", attempt.Error?.ToString());
        json.WriteString("text", attempt.Text);
        json.WriteString("output", attempt.Output);
        json.WriteEndObject();
    }
}
