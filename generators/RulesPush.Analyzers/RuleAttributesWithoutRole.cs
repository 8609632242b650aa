using Microsoft.CodeAnalysis;
using RulesPush.Generators;

namespace RulesPush.Analyzers;

/// <summary>Finds rule attributes on a class without a role, which nothing would ever read.</summary>
internal static class RuleAttributesWithoutRole
{
    /// <summary>Checks a class that has no role.</summary>
    public static void Check(INamedTypeSymbol type, Findings findings)
    {
        foreach (var attribute in type.GetAttributes())
        {
            var missing = SiteParser.IsSiteOnly(attribute) ? "[PrimarySite] or [SecondarySite]"
                : CriteriaParser.IsCriteriaOnly(attribute) ? "[PushCriteria]"
                : ExampleParser.IsExample(attribute) ? "[PushCriteria], [PrimarySite] or [SecondarySite]"
                : null;
            var reader = new AttributeReader(type, attribute);
            if (missing is not null)
                findings.Add(Mistake.NoRole, reader.Place, ValueParser.Name(reader), type.Name, missing);
        }

        ConditionMethodParser.CheckHasNone(type, findings);
    }
}
