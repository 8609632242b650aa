using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests;

public sealed class DiscoveryPropertiesTests
{
    [Fact]
    public void What_the_command_reads_is_what_no_custom_property_may_be_called() => Assert.Equal(
        DdrProperties.Names.Order(StringComparer.Ordinal),
        DiscoveryProperties.All.Select(static p => p.Name).Order(StringComparer.Ordinal));
}
