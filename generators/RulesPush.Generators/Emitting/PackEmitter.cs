using Microsoft.CodeAnalysis.Text;

namespace RulesPush.Generators;

/// <summary>Emits the rule pack: which classes there are, and how to call their matchers.</summary>
internal static class PackEmitter
{
    public static SourceText Emit(PackModel pack, bool hasMaps)
    {
        var writer = new SourceWriter().Header();
        writer.Line($"[assembly: global::RulesPush.RulePackAttribute<{pack.Project.PackReference}>]").Line();
        if (pack.Project.Namespace is { } name)
            writer.Line($"namespace {name};").Line();
        writer
            .Line($"/// <summary>All rules of {SourceWriter.Documentation(pack.Project.Name)}: {SourceWriter.Count(pack.Sites.Count, "site", "sites")}, {pack.Criteria.Count} push criteria.</summary>")
            .Line("public sealed partial class RulePack : global::RulesPush.Matching.CompiledRulePack")
            .Open()
            .Line("/// <summary>Makes the pack; <see cref=\"Instance\"/> is one for everybody.</summary>")
            .Line("public RulePack()")
            .Line("    : base(new global::RulesPush.Model.RulePackDefinition")
            .Line("    {").Indent().Indent()
            .Line($"Name = {SourceWriter.Literal(pack.Project.Name)},");
        writer.List("Sites", pack.Sites.Select(static s => $"{s}.Definition").ToList());
        writer.List("Criteria", pack.Criteria.Select(static c => $"{c}.Definition").ToList());
        writer.List("Properties", pack.Properties.Select(DefinitionEmitter.Property).ToList());
        writer.List("CompleteNetworks", pack.CompleteNetworks.Select(static n => $"global::RulesPush.IpNetwork.Parse(\"{n}\")").ToList());
        writer.List("LeftOut", pack.LeftOut.Select(SourceWriter.Literal).ToList());
        writer.Outdent().Outdent()
            .Line(hasMaps ? "    }, SiteBoundaries, RoamingBoundaries)" : "    })")
            .Open().Close()
            .Line()
            .Line("/// <summary>The pack, made when it is first asked for.</summary>")
            .Line("public static RulePack Instance => Lazy.Pack;");
        new CriteriaSwitch("Match", "global::RulesPush.Matching.CriteriaMatch", "Evaluate", pack.Criteria).Emit(writer, isOverride: true);
        EmitFirstNotFalse(writer, pack);
        StraightLineEmitter.Emit(writer, pack);
        writer.Line()
            .Line("private static class Lazy")
            .Open()
            .Line("internal static readonly RulePack Pack = new();")
            .Close()
            .Close();
        return writer.ToSourceText();
    }

    private static void EmitFirstNotFalse(SourceWriter writer, PackModel pack)
    {
        var holds = new CriteriaSwitch("Holds", "global::RulesPush.Truth", "Holds", pack.Criteria);
        writer.Line()
            .Line("/// <inheritdoc/>")
            .Line("protected override int FirstNotFalse(global::System.ReadOnlySpan<int> criteria, global::RulesPush.Resource resource, global::System.DateTimeOffset now, out global::RulesPush.Truth truth)")
            .Open()
            .Line("for (var i = 0; i < criteria.Length; i++)")
            .Open();
        holds.EmitAssignment(writer, "truth", "criteria[i]");
        writer
            .Line("if (truth != global::RulesPush.Truth.False)")
            .Line("    return i;")
            .Close()
            .Line()
            .Line("truth = global::RulesPush.Truth.False;")
            .Line("return -1;")
            .Close();
        if (holds.IsCut)
            holds.Emit(writer, isOverride: false);
    }
}
