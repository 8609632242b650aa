namespace RulesPush.Sites;

/// <summary>A DDR as a record that can be stored.</summary>
/// <param name="Record">What was seen.</param>
/// <param name="ReplacesArrays">Whether its arrays take the place of the stored ones.</param>
/// <param name="HasLowConfidence">Whether its single values fill only what is empty.</param>
/// <param name="Agents">The agents that saw it, for the history.</param>
/// <param name="WhyCorrupt">Why it cannot be taken in; null where it can.</param>
internal sealed record SeenResource(ResourceRecord Record, bool ReplacesArrays, bool HasLowConfidence, string Agents, string? WhyCorrupt);
