namespace RulesPush.Sites;

/// <summary>A Discovery Data Record: one sighting of a resource, by an agent at a site.</summary>
public sealed record Ddr
{
    /// <summary>The agent of a DDR whose sighting names none.</summary>
    public const string UnnamedAgent = "Manual";

    /// <summary>What was seen. Null values were not seen.</summary>
    public required Resource Seen { get; init; }

    /// <summary>The code of the site where it was seen.</summary>
    public required string Site { get; init; }

    /// <summary>When it was seen, where <see cref="Resource.AgentTime"/> does not say.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// Whether its arrays take the place of the stored ones, instead of being appended to them. Null leaves it to the
    /// agent: Heartbeat replaces, all others append.
    /// </summary>
    public bool? FullReplace { get; init; }

    /// <summary>Whether its single values fill only what is empty, instead of overwriting.</summary>
    public bool LowConfidence { get; init; }
}
