namespace RulesPush.Sites;

/// <summary>Port: installs the client on one machine. The client configuration manager calls it, several at a time.</summary>
public interface IInstaller
{
    /// <summary>Installs, and returns when the client runs or when it is certain that it does not.</summary>
    /// <remarks>
    /// It may be called again for the same <see cref="InstallationOrder.Attempt"/>: where the process was killed while it
    /// ran. An exception counts as <see cref="InstallationError.Other"/>, cancellation as if the call had not been made.
    /// </remarks>
    Task<InstallationResult> InstallAsync(InstallationOrder order, CancellationToken cancellationToken);
}

/// <summary>What an installer is told.</summary>
public sealed record InstallationOrder
{
    /// <summary>The number of the client configuration request.</summary>
    public required long Request { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The Name of the machine; where it has none, the first name or address that it has.</summary>
    public required string Machine { get; init; }

    /// <summary>What to connect to: the NetBIOS name, a host name or an address.</summary>
    public required string Address { get; init; }

    /// <summary>The code of the site whose request it is.</summary>
    public required string Site { get; init; }

    /// <summary>The code of the primary site that the client is to be assigned to.</summary>
    public required string AssignedSite { get; init; }

    /// <summary>Where the client files come from; null where the rules name no management point.</summary>
    public required string? ManagementPoint { get; init; }

    /// <summary>What the client reports through; null where the rules name no management point.</summary>
    public required string? ReportingManagementPoint { get; init; }

    /// <summary>The installation properties of the site; null where it sets none.</summary>
    public string? InstallationProperties { get; init; }

    /// <summary>The account to connect as; null for the account that the installer runs under.</summary>
    public PushAccount? Account { get; init; }
}

/// <summary>What came of one call of an installer.</summary>
/// <param name="Error">Why the client does not run; null where it does.</param>
/// <param name="Text">One line for the administrator, without secrets.</param>
/// <param name="Output">What the installer printed, without secrets; null where it printed nothing.</param>
public sealed record InstallationResult(InstallationError? Error, string Text, string? Output = null)
{
    /// <summary>The client runs.</summary>
    public static InstallationResult Success(string text = "the client runs", string? output = null) => new(null, text, output);

    /// <summary>The client does not run.</summary>
    public static InstallationResult Failure(InstallationError error, string text, string? output = null) => new(error, text, output);
}
