namespace RulesPush.Sites;

/// <summary>Why an attempt to install the client failed.</summary>
public enum InstallationError
{
    /// <summary>The machine does not answer.</summary>
    Unreachable,

    /// <summary>The name of the machine does not resolve; the next name or address is tried.</summary>
    NameNotFound,

    /// <summary>The account may not install; the next account is tried.</summary>
    AccessDenied,

    /// <summary>The client does not run on this platform. Permanent.</summary>
    BadPlatform,

    /// <summary>The disk is full.</summary>
    NoDiskSpace,

    /// <summary>The client is installed already. Permanent.</summary>
    AlreadyClient,

    /// <summary>The installer did not end in time.</summary>
    TimedOut,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What follows from an error.</summary>
public static class InstallationErrors
{
    /// <summary>Whether trying again is of no use. The real product retries these too.</summary>
    public static bool IsPermanent(this InstallationError error) =>
        error is InstallationError.BadPlatform or InstallationError.AlreadyClient;
}
