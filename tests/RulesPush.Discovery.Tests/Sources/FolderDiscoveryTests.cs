using RulesPush.Cli.Tests;
using RulesPush.Sites;

namespace RulesPush.Discovery.Tests.Sources;

/// <summary>A folder as a discovery source: which files are taken, and where they go.</summary>
public sealed class FolderDiscoveryTests
{
    [Fact]
    public void Files_come_by_their_age_and_then_by_their_name()
    {
        using var folder = new WatchedFolder();
        folder.Write("a.csv", "Name\nA\n", age: 10);
        folder.Write("c.JSONL", "{}", age: 30);
        folder.Write("b.csv", "Name\nA\n", age: 30);
        var source = folder.Attach();
        Assert.True(source.IsWatched);
        Assert.Equal(["b.csv", "c.JSONL", "a.csv"], WatchedFolder.NamesIn(source));
    }

    [Fact]
    public void Only_files_of_machines_are_taken_and_of_others_is_warned_once()
    {
        using var folder = new WatchedFolder();
        foreach (var name in new[] { ".hidden.csv", "m.csv.tmp", "m.csv.PART", "done/old.csv", "bad/old.csv", "sub/m.csv", "notes.txt" })
            folder.Write(name, "Name\nA\n");
        var source = folder.Attach();
        Assert.Empty(WatchedFolder.NamesIn(source));
        Assert.Empty(WatchedFolder.NamesIn(source));
        Assert.Equal([$"{folder.In("notes.txt")} is neither .csv nor .jsonl; it is left alone"], folder.Warnings);
    }

    [Fact]
    public void A_file_that_is_taken_in_moves_to_done()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        WatchedFolder.TakeIn(folder.Attach());
        folder.Write("m.csv", "Name\nB\n");
        WatchedFolder.TakeIn(folder.Attach());
        Assert.Equal(["done/m-2.csv", "done/m.csv"], folder.Files);
        Assert.Equal("Name\nB\n", folder.Read("done/m-2.csv"));
        Assert.Empty(folder.Warnings);
    }

    [Fact]
    public void A_file_with_bad_rows_moves_to_bad_with_their_reasons()
    {
        using var folder = new WatchedFolder();
        for (var day = 0; day < 2; day++)
        {
            folder.Write("m.csv", "Name,Client\nA,yes\nB,perhaps\nC\n");
            WatchedFolder.TakeIn(folder.Attach());
        }

        Assert.Equal(["bad/m-2.csv", "bad/m-2.csv.reasons.txt", "bad/m.csv", "bad/m.csv.reasons.txt"], folder.Files);
        Assert.Equal(
            ["m.csv:3: Client 'perhaps' is not yes or no (or true, false, 1, 0)", "m.csv:4: has 1 value, the header has 2 columns: truncated?"],
            File.ReadAllLines(folder.In("bad/m-2.csv.reasons.txt")));
    }

    [Fact]
    public void A_file_that_is_rejected_moves_to_bad_with_the_reason_as_one_visible_line()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "");
        using (var batch = Assert.Single(folder.Attach().FindBatches()))
            batch.Reject("m.csv is empty\n\u001B[31m");
        Assert.Equal(["m.csv is empty\\n\\u001B[31m"], File.ReadAllLines(folder.In("bad/m.csv.reasons.txt")));
        Assert.Equal(["bad/m.csv", "bad/m.csv.reasons.txt"], folder.Files);
    }

    [Fact]
    public void A_file_that_is_not_readable_now_is_warned_of_once_and_the_others_are_taken()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link to nothing");
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        File.CreateSymbolicLink(folder.In("gone.csv"), folder.In("nothing"));
        var source = folder.Attach();
        // The link itself is as new as the test.
        folder.Clock.Advance(TimeSpan.FromDays(10_000));
        for (var i = 0; i < 2; i++)
            Assert.Equal(["m.csv"], WatchedFolder.NamesIn(source));
        Assert.Equal([$"there is no file {folder.In("gone.csv")}"], folder.Warnings);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_at_first_and_waited_for_later()
    {
        using var folder = new WatchedFolder();
        Assert.Throws<DiscoveryException>(() => new FolderDiscovery("NYC", folder.In("x"), new TestRules().Definition, static _ => { }, folder.Clock));
        var source = folder.Attach();
        Directory.Delete(folder.Path);
        Assert.Empty(WatchedFolder.NamesIn(source));
        Assert.Empty(WatchedFolder.NamesIn(source));
        Assert.StartsWith("cannot look for machines in ", Assert.Single(folder.Warnings), StringComparison.Ordinal);
        folder.Write("m.csv", "Name\nA\n");
        Assert.Equal(["m.csv"], WatchedFolder.NamesIn(source));
    }
}
