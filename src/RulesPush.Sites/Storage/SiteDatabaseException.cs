namespace RulesPush.Sites;

/// <summary>A site database cannot be used. The message names it, and says what to do; nothing was changed.</summary>
public sealed class SiteDatabaseException(string message) : Exception(message);
