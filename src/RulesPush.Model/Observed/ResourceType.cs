namespace RulesPush;

/// <summary>What discovery has found: only a <see cref="System"/> can be a client.</summary>
public enum ResourceType
{
    /// <summary>A computer.</summary>
    System,

    /// <summary>A user account.</summary>
    User,

    /// <summary>A group of user accounts.</summary>
    UserGroup,

    /// <summary>A printer.</summary>
    Printer,
}
