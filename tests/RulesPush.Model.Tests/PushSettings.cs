namespace RulesPush.Model.Tests;

/// <summary>What holds where a site says nothing about its requests.</summary>
public sealed class PushSettings
{
    [Fact]
    public void A_site_that_says_nothing_tries_every_hour_for_a_week()
    {
        var settings = new SiteDefinition { RuleName = "Rules.NewYork", Code = "NYC", IsSecondary = false }.PushSettings;
        Assert.Same(ClientPushSettings.Default, settings);
        Assert.Equal(TimeSpan.FromDays(7), settings.RetryInterval * settings.RetryLimit);
        Assert.Equal(10, settings.Parallelism);
        Assert.Empty(settings.Accounts);
        Assert.Null(settings.InstallationProperties);
    }

    [Fact]
    public void Settings_are_equal_where_they_say_the_same()
    {
        var settings = new ClientPushSettings { Accounts = new(@"CORP\push", @"CORP\push2") };
        Assert.Equal(settings, new ClientPushSettings { Accounts = new(@"CORP\push", @"CORP\push2") });
        Assert.NotEqual(settings, new ClientPushSettings { Accounts = new(@"CORP\push2", @"CORP\push") });
        Assert.Equal(ClientPushSettings.Default, settings with { Accounts = new() });
    }
}
