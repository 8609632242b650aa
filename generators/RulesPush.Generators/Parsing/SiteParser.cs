using Microsoft.CodeAnalysis;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses a class with <c>[PrimarySite]</c> or <c>[SecondarySite]</c> into the definition of its site.</summary>
internal static class SiteParser
{
    private static readonly string[] _generatedMembers =
        ["Definition", "Contains", "Assigns", "Explain", "BoundaryTable", "FileBoundaries", "FileRoamingBoundaries"];

    /// <summary>Device names and the product's own prefix, which a site code can't be.</summary>
    private static readonly string[] _reservedCodes = ["AUX", "CON", "NUL", "PRN", "SMS"];

    /// <summary>Parses <paramref name="type"/>; without a model where anything about it is wrong.</summary>
    public static Parsed<SiteModel> Parse(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        var before = findings.Count;
        var ruleClass = RuleClassParser.Parse(type, _generatedMembers, findings, cancellation);
        var site = new SiteDefinition { RuleName = ruleClass.FullName, Code = "", IsSecondary = false };
        var boundaries = new List<BoundaryDefinition>();
        var roaming = new List<BoundaryDefinition>();
        var files = new List<BoundaryFileUse>();
        var exclusions = new List<PushExclusion>();

        foreach (var attribute in type.GetAttributes())
        {
            var reader = new AttributeReader(type, attribute);
            var isRoaming = RuleAttributeNames.IsIn(attribute, RuleAttributeNames.RoamingBoundary);
            if (isRoaming || RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Boundary))
            {
                if (reader.HasCompilerError)
                    findings.AddCompilerError();
                else if (BoundaryParser.IsFile(reader))
                    files.Add(new BoundaryFileUse(reader.Text("path") ?? "", reader.Text("Key"), isRoaming));
                else if (BoundaryParser.Parse(reader, findings) is { } boundary)
                    (isRoaming ? roaming : boundaries).Add(boundary);
            }
            else if (RuleAttributeNames.Is(attribute, RuleAttributeNames.PrimarySite) && !Skips(reader, findings))
            {
                site = ParseRole(site, reader, isSecondary: false, findings);
            }
            else if (RuleAttributeNames.Is(attribute, RuleAttributeNames.SecondarySite) && !Skips(reader, findings))
            {
                site = ParseRole(site, reader, isSecondary: true, findings);
            }
            else if (RuleAttributeNames.Is(attribute, RuleAttributeNames.ClientPush) && !Skips(reader, findings))
            {
                site = site with { ClientPush = ParseClientPush(type, reader, findings) };
            }
            else if (RuleAttributeNames.Is(attribute, RuleAttributeNames.ClientPushSettings) && !Skips(reader, findings))
            {
                site = site with { PushSettings = PushSettingsParser.Parse(reader, findings) };
            }
            else if (RuleAttributeNames.Is(attribute, RuleAttributeNames.ExcludeFromPush) && !Skips(reader, findings))
            {
                exclusions.Add(ParseExclusion(reader, findings));
            }
            else if (CriteriaParser.IsCriteriaOnly(attribute) && !RuleAttributeNames.Has(type, RuleAttributeNames.PushCriteria))
            {
                findings.Add(Mistake.NoRole, reader.Place, ValueParser.Name(reader), type.Name, "[PushCriteria]");
            }
        }

        if (!RuleAttributeNames.Has(type, RuleAttributeNames.PushCriteria))
            ConditionMethodParser.CheckHasNone(type, findings);
        site = site with
        {
            Boundaries = new EquatableArray<BoundaryDefinition>(boundaries),
            RoamingBoundaries = new EquatableArray<BoundaryDefinition>(roaming),
            Exclusions = new EquatableArray<PushExclusion>(exclusions),
            Examples = ExampleParser.ParseAll(type, findings),
        };
        var isHealthy = findings.Count == before;
        return new Parsed<SiteModel>(
            ruleClass.FullName,
            isHealthy ? new SiteModel(ruleClass, site, new EquatableArray<BoundaryFileUse>(files)) : null);
    }

    /// <summary>Whether the class has the role of a site.</summary>
    public static bool IsSite(INamedTypeSymbol type) =>
        RuleAttributeNames.Has(type, RuleAttributeNames.PrimarySite, RuleAttributeNames.SecondarySite);

    /// <summary>Whether the attribute has a meaning on sites alone.</summary>
    public static bool IsSiteOnly(AttributeData attribute) =>
        RuleAttributeNames.IsIn(attribute, RuleAttributeNames.Boundary)
        || RuleAttributeNames.IsIn(attribute, RuleAttributeNames.RoamingBoundary)
        || RuleAttributeNames.Is(attribute, RuleAttributeNames.ClientPush)
        || RuleAttributeNames.Is(attribute, RuleAttributeNames.ClientPushSettings)
        || RuleAttributeNames.Is(attribute, RuleAttributeNames.ExcludeFromPush);

    private static bool Skips(AttributeReader reader, Findings findings)
    {
        if (reader.HasCompilerError)
            findings.AddCompilerError();
        return reader.HasCompilerError;
    }

    private static SiteDefinition ParseRole(SiteDefinition site, AttributeReader reader, bool isSecondary, Findings findings)
    {
        var code = reader.Text("code") ?? "";
        if (code.Length != 3 || !code.All(static c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            findings.Add(Mistake.InvalidSiteCode, reader.At("code"), ValueParser.Show(code));
        else if (_reservedCodes.Contains(code, StringComparer.OrdinalIgnoreCase))
            findings.Add(Mistake.ReservedSiteCode, reader.At("code"), code);
        return site with
        {
            Code = code.ToUpperInvariant(),
            IsSecondary = isSecondary,
            Parent = ParseParent(reader, isSecondary, findings),
            ManagementPoint = reader.Text(isSecondary ? "ProxyManagementPoint" : "ManagementPoint"),
        };
    }

    private static string? ParseParent(AttributeReader reader, bool isSecondary, Findings findings)
    {
        const string Argument = "Parent";
        if (reader.Get(Argument) is not { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } given)
        {
            if (isSecondary)
                findings.Add(Mistake.MissingParent, reader.Place, reader.Text("code") ?? "");
            return null;
        }

        var place = reader.At(Argument);
        if (type is INamedTypeSymbol parent && IsOfThisProject(parent, place) && RuleAttributeNames.Has(parent, RuleAttributeNames.PrimarySite))
            return RuleClassParser.FullName(parent);
        if (IsOfThisProject(type, place) && RuleAttributeNames.Has(type, RuleAttributeNames.SecondarySite))
            findings.Add(Mistake.ParentIsNotPrimary, place, ValueParser.Show(given));
        else
            findings.Add(Mistake.ParentIsNoSite, place, ValueParser.Show(given));
        return null;
    }

    private static ClientPushDefinition ParseClientPush(INamedTypeSymbol site, AttributeReader reader, Findings findings)
    {
        var criteria = new List<string>();
        // Without this, [ClientPush(null)] would push every machine.
        if (reader.Get("criteria") is { IsNull: true })
            findings.Add(Mistake.NoCriteriaClass, reader.At("criteria"), "null");
        foreach (var (value, place) in reader.Elements("criteria"))
        {
            var isCriteria = value.Value is INamedTypeSymbol type
                && IsOfThisProject(type, place)
                && RuleAttributeNames.Has(type, RuleAttributeNames.PushCriteria);
            var name = isCriteria ? RuleClassParser.FullName((INamedTypeSymbol)value.Value!) : "";
            if (!isCriteria)
                findings.Add(Mistake.NoCriteriaClass, place, ValueParser.Show(value));
            else if (criteria.Contains(name))
                findings.Add(Mistake.DuplicateCriteria, place, site.Name, name);
            criteria.Add(name);
        }

        return new ClientPushDefinition
        {
            Criteria = new EquatableArray<string>(criteria),
            DomainControllers = reader.Flag("DomainControllers"),
        };
    }

    private static PushExclusion ParseExclusion(AttributeReader reader, Findings findings) => new()
    {
        Names = ValueParser.Patterns(reader, "names", findings),
        Because = reader.Text("Because"),
        Until = ValueParser.Until(reader, findings),
    };

    /// <summary>Rule attributes are not in the metadata of another project, so its classes say nothing here.</summary>
    private static bool IsOfThisProject(ITypeSymbol type, Place place) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, place.Symbol.ContainingAssembly);
}
