namespace RulesPush.Generators;

/// <summary>The names of generated files: by full name and role, so that a class can have several.</summary>
internal static class HintNames
{
    public const string Pack = "RulePack.g.cs";

    public const string BoundaryMaps = "RulePack.Boundaries.g.cs";

    public static string Criteria(RuleClass ruleClass) => $"{ruleClass.FullName}.Criteria.g.cs";

    public static string Site(RuleClass ruleClass) => $"{ruleClass.FullName}.Site.g.cs";

    public static string BoundaryFiles(RuleClass ruleClass) => $"{ruleClass.FullName}.BoundaryFiles.g.cs";
}
