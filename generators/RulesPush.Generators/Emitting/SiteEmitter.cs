using Microsoft.CodeAnalysis.Text;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Emits the members of a site class.</summary>
internal static class SiteEmitter
{
    public static SourceText Emit(SiteModel model, string packReference)
    {
        var writer = new SourceWriter().Header().OpenClass(model.Class);
        EmitDefinition(writer, model);
        writer
            .Line($"/// <summary>Whether a site boundary of {model.Definition.Code} holds the address, whoever else claims it.</summary>")
            .Line("public static bool Contains(global::RulesPush.IpAddress address) => BoundaryTable.Addresses.Find(address) >= 0;")
            .Line()
            .Line($"/// <summary>Whether a machine is assigned to {model.Definition.Code}, and to no other site.</summary>")
            .Line("public static bool Assigns(global::RulesPush.Resource resource) =>")
            .Line($"    object.ReferenceEquals({packReference}.Instance.Assign(resource).AssignedSite, Definition);")
            .Line()
            .Line("/// <summary>What becomes of a machine now, and why: at this site, or wherever it belongs.</summary>")
            .Line("public static global::RulesPush.Explanation Explain(global::RulesPush.Resource resource) =>")
            .Line("    Explain(resource, global::System.TimeProvider.System.GetUtcNow());")
            .Line()
            .Line("/// <summary>What becomes of a machine at the given time, and why: at this site, or wherever it belongs.</summary>")
            .Line("public static global::RulesPush.Explanation Explain(global::RulesPush.Resource resource, global::System.DateTimeOffset now) =>")
            .Line($"    {packReference}.Instance.Explain(resource, now);")
            .Line()
            .Line("/// <summary>The addresses of the site boundaries, made ready for look-up when they are first asked for.</summary>")
            .Line("private static class BoundaryTable")
            .Open()
            .Line("internal static readonly global::RulesPush.Matching.AddressTable Addresses =")
            .Line("    global::RulesPush.Matching.AddressTable.Of(Definition.Boundaries);")
            .Close();
        return writer.CloseClass(model.Class).ToSourceText();
    }

    private static void EmitDefinition(SourceWriter writer, SiteModel model)
    {
        var site = model.Definition;
        writer
            .Line("/// <summary>This site as the build read it.</summary>")
            .Line("public static global::RulesPush.Model.SiteDefinition Definition { get; } = new()")
            .Open()
            .Line($"RuleName = {SourceWriter.Literal(site.RuleName)},")
            .Line($"Code = {SourceWriter.Literal(site.Code)},")
            .Line($"IsSecondary = {(site.IsSecondary ? "true" : "false")},");
        if (site.Parent is { } parent)
            writer.Line($"Parent = {SourceWriter.Literal(parent)},");
        if (site.ManagementPoint is { } managementPoint)
            writer.Line($"ManagementPoint = {SourceWriter.Literal(managementPoint)},");
        EmitBoundaries(writer, "Boundaries", site.Boundaries, model.Files.Any(static f => !f.IsRoaming) ? "FileBoundaries()" : null);
        EmitBoundaries(writer, "RoamingBoundaries", site.RoamingBoundaries, model.Files.Any(static f => f.IsRoaming) ? "FileRoamingBoundaries()" : null);
        EmitClientPush(writer, site.ClientPush);
        EmitPushSettings(writer, site.PushSettings);
        writer.List("Exclusions", site.Exclusions.Select(DefinitionEmitter.Exclusion).ToList());
        writer.List("Examples", site.Examples.Select(ExampleEmitter.Emit).ToList());
        writer.Close("};").Line();
    }

    private static void EmitBoundaries(SourceWriter writer, string name, EquatableArray<BoundaryDefinition> boundaries, string? files)
    {
        var items = boundaries.Select(DefinitionEmitter.Boundary).ToList();
        if (files is null)
            writer.List(name, items);
        else
            writer.List(name, [.. items, $".. {files}"], "new(static () =>\n[", "]),");
    }

    private static void EmitClientPush(SourceWriter writer, ClientPushDefinition? push)
    {
        if (push is null)
            return;
        writer.Line("ClientPush = new()").Open();
        writer.List("Criteria", push.Criteria.Select(SourceWriter.Literal).ToList());
        if (push.DomainControllers)
            writer.Line("DomainControllers = true,");
        writer.Close("},");
    }

    /// <summary>Only what differs from the default, as an administrator would write it.</summary>
    private static void EmitPushSettings(SourceWriter writer, ClientPushSettings settings)
    {
        var usual = ClientPushSettings.Default;
        if (settings == usual)
            return;
        writer.Line("PushSettings = new()").Open();
        if (settings.RetryInterval != usual.RetryInterval)
            writer.Line($"RetryInterval = {DefinitionEmitter.Interval(settings.RetryInterval)},");
        if (settings.RetryLimit != usual.RetryLimit)
            writer.Line($"RetryLimit = {SourceWriter.Number(settings.RetryLimit)},");
        if (settings.Parallelism != usual.Parallelism)
            writer.Line($"Parallelism = {SourceWriter.Number(settings.Parallelism)},");
        writer.List("Accounts", settings.Accounts.Select(SourceWriter.Literal).ToList());
        if (settings.InstallationProperties is { } properties)
            writer.Line($"InstallationProperties = {SourceWriter.Literal(properties)},");
        writer.Close("},");
    }
}
