namespace RulesPush.Sites;

/// <summary>What is known of discovery methods by the name of their agent.</summary>
public static class DiscoveryMethod
{
    /// <summary>Whether the agent is Heartbeat, such as "Heartbeat Discovery": its arrays replace the stored ones.</summary>
    public static bool IsHeartbeat(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return agent.Contains("heartbeat", StringComparison.OrdinalIgnoreCase);
    }
}
