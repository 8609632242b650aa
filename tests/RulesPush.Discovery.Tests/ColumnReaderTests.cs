using CsCheck;
using RulesPush.Model;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests;

/// <summary>A column that keeps what its texts were read as reads each as if it were the first.</summary>
public sealed class ColumnReaderTests
{
    private static readonly ResourceProperty[] _properties =
    [
        .. DiscoveryProperties.All,
        .. Enum.GetValues<PropertyType>().Select(static type => DiscoveryProperties.Custom(new PropertyDefinition(new string('C', 1 + (int)type), type))),
    ];

    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.OneOf(
            "yes", "no", "System", "Printer", "[]", ";", "; ", "a;b", "10.0.0.1", "10.0.0.1;10.0.0.2", "fe80::1", "2001:db8::/64", "2027-03-31T18:00:00Z", "1.2.0", "4711", "0.5"),
        Gen.Int[0, 3_000].Select(static i => $"{i}"));

    [Fact]
    public void Reads_what_the_property_reads() => Gen.Select(Gen.OneOf(_properties), _text.Array[1, 5_000]).Sample(
        static (property, texts) =>
        {
            var column = new ColumnReader(property);
            foreach (var text in texts)
            {
                var (expected, read) = (new ResourceDraft(), new ResourceDraft());
                Assert.Equal(property.Read(expected, text), column.Read(read, $" {text}".AsSpan(1)));
                Assert.Equal(WitnessText.Of(expected.ToResource()), WitnessText.Of(read.ToResource()));
            }
        },
        iter: 300);

    [Fact]
    public void Machines_share_the_values_that_they_have_in_common()
    {
        var column = new ColumnReader(DiscoveryProperties.All.Single(static p => p.Name == nameof(Resource.SystemGroupName)));
        // A single row is not worth keeping anything.
        column.Read(new ResourceDraft(), "CORP\\A;CORP\\B");
        var (first, second) = (new ResourceDraft(), new ResourceDraft());
        column.Read(first, "CORP\\A;CORP\\B");
        column.Read(second, "CORP\\A;CORP\\B");
        Assert.Equal(["CORP\\A", "CORP\\B"], first.SystemGroupName);
        Assert.Same(first.SystemGroupName, second.SystemGroupName);
    }
}
