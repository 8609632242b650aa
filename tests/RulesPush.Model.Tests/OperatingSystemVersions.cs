using CsCheck;

namespace RulesPush.Model.Tests;

public sealed class OperatingSystemVersions
{
    [Theory]
    [InlineData("Microsoft Windows NT Workstation 10.0.22631", "10.0.22631")]
    [InlineData("Microsoft Windows NT Workstation 10.0 (22631)", "10.0.22631")]
    [InlineData("Microsoft Windows NT Workstation 10.0(22631)", "10.0.22631")]
    [InlineData("Microsoft Windows NT Workstation 10.0 (22631) ", "10.0.22631")]
    [InlineData("Ubuntu Linux 24.04", "24.4")]
    [InlineData("10.0", "10.0")]
    [InlineData("NT10.0", "10.0")]
    [InlineData("Build .10.0", "10.0")]
    [InlineData("Windows Server 2022", null)]
    [InlineData("Windows 11 (22631)", null)]
    [InlineData("Windows 10.0 (x)", null)]
    [InlineData("Windows 10.0 ()", null)]
    [InlineData("(22631)", null)]
    [InlineData(")", null)]
    [InlineData("Linux 6.1.0-amd64", null)]
    [InlineData("10.0.", null)]
    [InlineData("1..0", null)]
    [InlineData("", null)]
    public void Are_the_dotted_number_at_the_end_of_the_text(string text, string? expected) =>
        Assert.Equal(expected, OperatingSystemVersion.FromText(text)?.ToString());

    [Theory]
    [InlineData("10.0.26100.1", "10.0.26100", 0)]
    [InlineData("10.0.26101", "10.0.26100", 1)]
    [InlineData("10.0.9", "10.0.26100", -1)]
    [InlineData("10.0", "10.0.26100", null)]
    [InlineData("9.0", "10.0.26100", -1)]
    [InlineData("10.1", "10", 0)]
    public void Compare_on_as_many_numbers_as_the_bound_has(string version, string bound, int? expected) =>
        Assert.Equal(expected, OperatingSystemVersion.Parse(version).CompareTo(OperatingSystemVersion.Parse(bound)));

    [Theory]
    [InlineData("")]
    [InlineData("ten")]
    [InlineData("10.")]
    [InlineData("10.0 ")]
    [InlineData("10.0 (22631)")]
    [InlineData("-1.0")]
    public void As_bounds_are_numbers_and_dots(string text) => Assert.False(OperatingSystemVersion.TryParse(text, out _));

    [Fact]
    public void Are_read_from_any_text_in_front() => Gen.Select(Gen.String, Gen.Int[0, 99999].Array[2, 5]).Sample((text, numbers) =>
        Assert.Equal(numbers, OperatingSystemVersion.FromText(text + " " + string.Join('.', numbers))!.Numbers));

    [Fact]
    public void Never_fail_on_any_text() => Gen.String.Sample(static text => _ = OperatingSystemVersion.FromText(text));
}
