namespace RulesPush;

/// <summary>Names the rule pack of an assembly, so that it is found without scanning types. The generator writes it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class RulePackAttribute : Attribute
{
    private protected RulePackAttribute()
    {
    }

    /// <summary>Makes the pack.</summary>
    public abstract IRulePack CreatePack();
}

/// <summary>Names the rule pack of an assembly.</summary>
/// <typeparam name="TPack">The generated pack.</typeparam>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RulePackAttribute<TPack> : RulePackAttribute
    where TPack : IRulePack, new()
{
    /// <inheritdoc/>
    public override IRulePack CreatePack() => new TPack();
}
