namespace RulesPush.Sites;

/// <summary>The options of the Client Push Installation Wizard. The defaults are those of the real product.</summary>
/// <param name="IncludeDomainControllers">Whether domain controllers are pushed too.</param>
/// <param name="OnlyAssigned">"Include only clients assigned to this site": whether resources outside its boundaries are refused.</param>
/// <param name="AlwaysInstall">Whether a resource that is a client already is pushed: to repair or upgrade it.</param>
public sealed record WizardOptions(bool IncludeDomainControllers = false, bool OnlyAssigned = true, bool AlwaysInstall = false);
