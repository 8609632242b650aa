using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses a class with <c>[PushCriteria]</c> into the definition of its criteria.</summary>
internal static class CriteriaParser
{
    private static readonly string[] _generatedMembers = ["Definition", "Evaluate", "Holds", "Matches", "Explain", ConditionsEmitter.ClassName];

    /// <summary>Parses <paramref name="type"/>; without a model where anything about it is wrong.</summary>
    public static Parsed<CriteriaModel> Parse(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        var before = findings.Count;
        var ruleClass = RuleClassParser.Parse(type, _generatedMembers, findings, cancellation);
        var properties = PropertyDeclarationParser.Parse(type.ContainingAssembly, new Findings());
        var conditions = new List<Condition>();
        foreach (var attribute in type.GetAttributes())
        {
            var reader = new AttributeReader(type, attribute);
            var isExclude = RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Exclude);
            if (isExclude || RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Require))
            {
                if (reader.HasCompilerError)
                    findings.AddCompilerError();
                else if (ConditionParser.Parse(reader, properties, findings) is { } test)
                    conditions.Add(ToCondition(reader, test, isExclude, findings));
            }
            else if (SiteParser.IsSiteOnly(attribute) && !SiteParser.IsSite(type))
            {
                findings.Add(Mistake.NoRole, reader.Place, ValueParser.Name(reader), type.Name, "[PrimarySite] or [SecondarySite]");
            }
        }

        conditions.AddRange(ConditionMethodParser.Parse(type, findings));
        var definition = new CriteriaDefinition
        {
            RuleName = ruleClass.FullName,
            Conditions = new EquatableArray<Condition>(conditions),
            Examples = ExampleParser.ParseAll(type, findings),
        };
        return new Parsed<CriteriaModel>(
            ruleClass.FullName,
            findings.Count == before ? new CriteriaModel(ruleClass, definition) : null);
    }

    /// <summary>Whether the attribute has a meaning on criteria alone.</summary>
    public static bool IsCriteriaOnly(AttributeData attribute) =>
        RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Require)
        || RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Exclude);

    private static Condition ToCondition(AttributeReader reader, ConditionTest test, bool isExclude, Findings findings) => new()
    {
        Test = test,
        IsExclude = isExclude,
        Because = reader.Text("Because"),
        Until = isExclude ? ValueParser.Until(reader, findings) : null,
    };
}
