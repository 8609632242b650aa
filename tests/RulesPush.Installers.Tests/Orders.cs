using RulesPush.Sites;

namespace RulesPush.Installers.Tests;

/// <summary>Orders as a site gives them.</summary>
internal static class Orders
{
    public static InstallationOrder Of(string address, PushAccount? account = null) => new()
    {
        Request = 17,
        Attempt = 2,
        Machine = "AKR-PC-017",
        Address = address,
        Site = "AKR",
        AssignedSite = "NYC",
        ManagementPoint = "mp.akr.example",
        ReportingManagementPoint = null,
        InstallationProperties = "SMSSITECODE=NYC FSP='a b' \"$HOME\" `id` ;",
        Account = account,
    };
}
