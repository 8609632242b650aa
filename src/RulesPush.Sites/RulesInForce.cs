using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>The rule pack that a hierarchy runs by, and what follows from it.</summary>
public sealed class RulesInForce
{
    /// <summary>Takes a pack into force.</summary>
    public RulesInForce(IRulePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Pack = pack;
        Hierarchy = new SiteHierarchy(pack.Definition);
        Inputs = new RuleInputs(pack.Definition);
        Hash = HashOf(pack);
    }

    /// <summary>The pack.</summary>
    public IRulePack Pack { get; }

    /// <summary>Its rule model.</summary>
    public RulePackDefinition Definition => Pack.Definition;

    /// <summary>Its sites.</summary>
    public SiteHierarchy Hierarchy { get; }

    /// <summary>What its rules read.</summary>
    public RuleInputs Inputs { get; }

    /// <summary>Sixteen hexadecimal digits, equal for equal rules. A method of the rules counts by the assembly that it is in.</summary>
    public string Hash { get; }

    private static string HashOf(IRulePack pack)
    {
        var rules = pack.Definition;
        var hasMethods = rules.Criteria.SelectMany(static c => c.Conditions).Any(static c => c.Test is MethodTest);
        var text = string.Join('\n', rules.Sites.Select(static s => s.ToString())
            .Concat(rules.Criteria.Select(static c => $"{c.RuleName} {string.Join(';', c.Conditions.Select(Text))}"))
            .Concat(rules.Properties.Select(static p => p.ToString()))
            .Append(hasMethods ? pack.GetType().Module.ModuleVersionId.ToString() : ""));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return BinaryPrimitives.ReadInt64LittleEndian(hash).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string Text(Condition condition) => $"{condition} {condition.IsExclude} {condition.Because} {condition.Until}";
}
