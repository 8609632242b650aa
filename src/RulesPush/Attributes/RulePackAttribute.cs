using System.Reflection;
using System.Runtime.ExceptionServices;

namespace RulesPush;

/// <summary>Names the rule pack of an assembly, so that it is found without scanning types. The generator writes it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class RulePackAttribute : Attribute
{
    private protected RulePackAttribute()
    {
    }

    /// <summary>Makes the pack.</summary>
    /// <exception cref="InvalidOperationException">The build found mistakes in some of the rules, and left them out.</exception>
    public abstract IRulePack CreatePack();
}

/// <summary>Names the rule pack of an assembly.</summary>
/// <typeparam name="TPack">The generated pack.</typeparam>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RulePackAttribute<TPack> : RulePackAttribute
    where TPack : IRulePack, new()
{
    /// <inheritdoc/>
    public override IRulePack CreatePack()
    {
        try
        {
            return new TPack();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            // new() of a type parameter goes through the activator; what the pack says is what counts.
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
