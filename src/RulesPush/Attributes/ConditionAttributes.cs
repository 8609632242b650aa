using System.Diagnostics;

namespace RulesPush;

/// <summary>What every <c>[Require.X]</c> takes.</summary>
public abstract class RequireConditionAttribute : Attribute
{
    private protected RequireConditionAttribute()
    {
    }

    /// <summary>Why the condition is there; explanations repeat it.</summary>
    public string? Because { get; set; }
}

/// <summary>What every <c>[Exclude.X]</c> takes.</summary>
public abstract class ExcludeConditionAttribute : Attribute
{
    private protected ExcludeConditionAttribute()
    {
    }

    /// <summary>Why the exclude is there; explanations repeat it.</summary>
    public string? Because { get; set; }

    /// <summary>The last UTC day on which it holds, such as <c>2027-03-31</c>; afterwards it is void. Without it: for good.</summary>
    public string? Until { get; set; }
}

/// <summary>
/// Marks a private static method of push criteria as a condition: for what attributes can't say. It takes a
/// <see cref="Resource"/> and returns <c>bool</c>, or <c>bool?</c> with null for unknown.
/// </summary>
/// <remarks>
/// It is called last, and named in explanations; nothing can look into it. Many machines are decided on at once: it is
/// called by several threads, and has to say the same of the same machine each time.
/// </remarks>
/// <example><code>
/// [Condition(Because = "odd asset tags are loaned machines")]
/// private static bool? IsOurs(Resource resource) =&gt; resource.HardwareId is { } id ? id[^1] % 2 == 0 : null;
/// </code></example>
[AttributeUsage(AttributeTargets.Method), Conditional(RuleAttributes.KeptWhen)]
public sealed class ConditionAttribute : RequireConditionAttribute;
