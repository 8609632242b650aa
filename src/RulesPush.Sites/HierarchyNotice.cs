namespace RulesPush.Sites;

/// <summary>What kind of thing is worth a line to the administrator.</summary>
public enum NoticeKind
{
    /// <summary>A batch was taken in.</summary>
    Intake,

    /// <summary>Stored resources were decided again.</summary>
    Decisions,

    /// <summary>The brake holds requests back.</summary>
    Brake,

    /// <summary>Maintenance has removed something.</summary>
    Maintenance,

    /// <summary>Something could not be used.</summary>
    Problem,
}

/// <summary>Something that is worth a line to the administrator while the hierarchy runs.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">The line.</param>
public sealed record HierarchyNotice(NoticeKind Kind, string Text)
{
    /// <summary>For <see cref="NoticeKind.Intake"/>: how many DDRs of the batch are kept aside, whichever run read them.</summary>
    public long KeptAside { get; init; }

    /// <summary>For <see cref="NoticeKind.Decisions"/>: what changed.</summary>
    public IReadOnlyList<DecisionChange> Changes { get; init; } = [];
}
