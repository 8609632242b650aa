using System.Security.Cryptography;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests.Sources;

/// <summary>One file as a discovery source.</summary>
public sealed class FileDiscoveryTests
{
    [Fact]
    public void Its_rows_are_ddrs_of_the_site_with_what_is_needed_to_read_them_again()
    {
        using var folder = new WatchedFolder();
        var path = folder.Write("m.csv", "Name,IPAddresses,AgentSite,CostCenter\nA,10.1.1.1,AKR,7\nB,nonsense,,\n");
        var source = folder.AttachFile("m.csv");
        Assert.Equal(("NYC", path, false), (source.Site, source.Name, source.IsWatched));
        using var batch = Assert.Single(source.FindBatches());

        var rows = batch.Read(0, WatchedFolder.Now).ToList();
        Assert.Equal([2, 3], rows.Select(static r => r.Number));
        Assert.Equal(new RawRow("csv", "Name,IPAddresses,AgentSite,CostCenter", "A,10.1.1.1,AKR,7"), rows[0].Raw);
        Assert.Equal(("NYC", WatchedFolder.Now, "A"), (rows[0].Ddr!.Site, rows[0].Ddr!.Time, rows[0].Ddr!.Seen.Name));
        Assert.Equal(["AKR"], rows[0].Ddr!.Seen.AgentSite!);
        Assert.Equal(7, rows[0].Ddr!.Seen.CustomProperties!["CostCenter"]);
        Assert.Equal((null, "IPAddresses 'nonsense' is not an IPv4 or IPv6 address"), (rows[1].Ddr, rows[1].Rejection));
        Assert.Equal(1, batch.Progress);
    }

    [Fact]
    public void A_jsonl_row_needs_no_header_to_be_read_again()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.jsonl", "{\"Name\":\"A\"}\n");
        using var batch = Assert.Single(folder.AttachFile("m.jsonl").FindBatches());
        Assert.Equal(new RawRow("jsonl", null, "{\"Name\":\"A\"}"), Assert.Single(batch.Read(0, WatchedFolder.Now)).Raw);
    }

    [Fact]
    public void Its_identity_is_its_content_and_its_absolute_path()
    {
        using var folder = new WatchedFolder();
        var path = folder.Write("m.csv", "Name\nA\n");
        var before = Identity("m.csv");
        Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData("Name\nA\n"u8))} {path}", before);
        Assert.Equal(before, Identity("sub/../m.csv"));

        folder.Write("other.csv", "Name\nA\n");
        Assert.NotEqual(before, Identity("other.csv"));
        folder.Write("m.csv", "Name\nB\n");
        Assert.NotEqual(before, Identity("m.csv"));

        string Identity(string name)
        {
            using var batch = Assert.Single(folder.AttachFile(name).FindBatches());
            return batch.Identity;
        }
    }

    [Fact]
    public void The_file_stays_where_it_is_whatever_comes_of_it()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        using var batch = Assert.Single(folder.AttachFile("m.csv").FindBatches());
        batch.Complete([(2, "bad")]);
        batch.Reject("bad");
        Assert.Equal(["m.csv"], folder.Files);
    }

    [Fact]
    public void A_file_that_cannot_be_used_says_so()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.txt", "Name\nA\n");
        Assert.Contains("is neither .csv nor .jsonl", Failure("m.txt"), StringComparison.Ordinal);
        Assert.Contains("there is no file ", Failure("absent.csv"), StringComparison.Ordinal);
        Assert.Contains("is a folder", Failure("."), StringComparison.Ordinal);

        string Failure(string name) => Assert.Throws<DiscoveryException>(() => folder.AttachFile(name)).Message;
    }

    [Theory]
    [InlineData("", "m.csv is empty")]
    [InlineData("Client\nyes\n", "m.csv has no usable header: the first line 'Client' has no column Name, NetBiosName, ResourceNames, IPAddresses or IPv6Addresses")]
    [InlineData("Name,\"Client\n", "m.csv has no usable header: it has a quote that is not closed, or stands inside a name")]
    public void A_file_without_a_header_cannot_be_read(string text, string why)
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", text);
        using var batch = Assert.Single(folder.AttachFile("m.csv").FindBatches());
        Assert.Equal(why, Assert.Throws<DiscoveryException>(() => batch.Read(0, WatchedFolder.Now).Count()).Message);
    }

    [Theory]
    [InlineData("NetBiosName,ResourceNames,IPAddresses,IPv6Addresses\nA,,,\n,a.example,,\n,,10.1.1.1,\n,,,2001:db8::7\n,,,\n", 5)]
    [InlineData("IPAddresses\n10.1.1.1\n", 1)]
    public void A_ddr_needs_no_Name(string text, int rows)
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", text);
        using var batch = Assert.Single(folder.AttachFile("m.csv").FindBatches());
        Assert.Equal(rows, batch.Read(0, WatchedFolder.Now).Count(static r => r.Ddr is not null));
    }

    [Fact]
    public void Reading_the_file_twice_gives_the_same()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name,Colour\nA,red\nB,blue\n");
        using var batch = Assert.Single(folder.AttachFile("m.csv").FindBatches());
        Assert.Equal(batch.Read(0, WatchedFolder.Now).Select(static r => r.Raw), batch.Read(0, WatchedFolder.Now).Select(static r => r.Raw));
        Assert.Contains("column 'Colour'", folder.Warnings[0], StringComparison.Ordinal);
    }
}
