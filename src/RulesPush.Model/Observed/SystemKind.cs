namespace RulesPush;

/// <summary>What kind of system a resource is, derived from its operating system and roles.</summary>
public enum SystemKind
{
    /// <summary>The operating system text contains "Workstation" or "Windows", and not "Server".</summary>
    Workstation,

    /// <summary>The operating system text contains "Server", and the machine is not known to be a domain controller.</summary>
    Server,

    /// <summary>The operating system text contains "NT Advanced Server", or the roles hold "Domain Controller".</summary>
    DomainController,

    /// <summary>There is an operating system text, and it is none of these: a Linux machine, a printer's firmware.</summary>
    Other,
}
