namespace RulesPush.Discovery.Tests.Sources;

/// <summary>The program is killed between storing a batch and the end of moving its file; the same is called again.</summary>
public sealed class CrashTests
{
    [Fact]
    public void A_batch_that_is_stored_but_not_moved_comes_again_with_the_same_identity()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        string identity;
        using (var batch = Assert.Single(folder.Attach().FindBatches()))
            identity = batch.Identity;
        using (var batch = Assert.Single(folder.Attach().FindBatches()))
        {
            Assert.Equal(identity, batch.Identity);
            batch.Complete([]);
        }

        Assert.Equal(["done/m.csv"], folder.Files);
    }

    [Fact]
    public void Completing_a_batch_whose_file_was_moved_already_does_nothing()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        using var batch = Assert.Single(folder.Attach().FindBatches());
        using var again = Assert.Single(folder.Attach().FindBatches());
        batch.Complete([(2, "bad")]);
        again.Complete([(2, "bad")]);
        again.Reject("bad");
        Assert.Equal(["bad/m.csv", "bad/m.csv.reasons.txt"], folder.Files);
        Assert.Empty(folder.Warnings);
    }

    [Fact]
    public void Reasons_without_their_file_are_those_of_a_crash_and_written_again()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        folder.Write("bad/m.csv.reasons.txt", "m.csv:2: bad\n");
        folder.Write("bad/m.csv.reasons.txt.tmp", "m.csv:2");
        using (var batch = Assert.Single(folder.Attach().FindBatches()))
            batch.Complete([(2, "bad")]);
        Assert.Equal(["bad/m.csv", "bad/m.csv.reasons.txt"], folder.Files);
        Assert.Equal(["m.csv:2: bad"], File.ReadAllLines(folder.In("bad/m.csv.reasons.txt")));
    }

    [Fact]
    public void A_file_that_cannot_be_moved_is_warned_of_once()
    {
        using var folder = new WatchedFolder();
        folder.Write("m.csv", "Name\nA\n");
        folder.Write("done", "a file in the way");
        var source = folder.Attach();
        for (var i = 0; i < 2; i++)
            WatchedFolder.TakeIn(source);
        Assert.StartsWith($"{folder.In("m.csv")} was taken in, but cannot be moved to done: ", folder.Warnings.Single(static w => w.Contains("moved", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(["done", "m.csv"], folder.Files);
    }
}
