namespace RulesPush.Sites;

/// <summary>What one site tells another.</summary>
public abstract record SiteMessage
{
    private protected SiteMessage()
    {
    }
}

/// <summary>A DDR that a secondary site discovered, on its way up to its primary site.</summary>
/// <param name="Seen">What was seen.</param>
/// <param name="ReplacesArrays">Whether its arrays take the place of the stored ones.</param>
/// <param name="HasLowConfidence">Whether its single values fill only what is empty.</param>
/// <param name="SeenAt">When and how it was discovered: the event that the primary site records, which knows the resource's number.</param>
public sealed record DdrMessage(ResourceRecord Seen, bool ReplacesArrays, bool HasLowConfidence, DateTimeOffset SeenAt) : SiteMessage;

/// <summary>What a primary site has stored of a resource: up to its parent, down to a child, or as a PDR to a secondary site.</summary>
/// <param name="Resource">The number of the resource at the sender.</param>
/// <param name="Serial">The serial at the sender.</param>
/// <param name="Record">The merged record.</param>
/// <param name="InstallFlag">The install flag.</param>
/// <param name="NumberAtReceiver">The number that the receiver, a primary site, has told for it; null where it has told none.</param>
public sealed record RecordMessage(
    long Resource, long Serial, ResourceRecord Record, InstallFlag InstallFlag, long? NumberAtReceiver = null) : SiteMessage;

/// <summary>A secondary site tells its primary site that a client was installed; or maintenance its own site that a flag is cleared.</summary>
/// <param name="Resource">The number of the resource.</param>
/// <param name="InstallFlag">The install flag.</param>
public sealed record InstallFlagMessage(long Resource, InstallFlag InstallFlag) : SiteMessage;

/// <summary>A primary site tells its secondary site that it has removed a resource.</summary>
/// <param name="Resource">The number of the resource.</param>
public sealed record RemovalMessage(long Resource) : SiteMessage;

/// <summary>Maintenance tells its own primary site to forget the values of a resource that nobody has said since a time.</summary>
/// <param name="Resource">The number of the resource.</param>
/// <param name="Before">The time.</param>
public sealed record AgedValuesMessage(long Resource, DateTimeOffset Before) : SiteMessage;
