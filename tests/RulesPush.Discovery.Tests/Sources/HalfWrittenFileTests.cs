namespace RulesPush.Discovery.Tests.Sources;

/// <summary>A file that is still being written must not be taken as if it were whole.</summary>
public sealed class HalfWrittenFileTests
{
    [Fact]
    public void A_file_is_taken_when_nobody_has_written_to_it_for_two_seconds()
    {
        using var folder = new WatchedFolder();
        var source = folder.Attach();
        folder.Write("m.csv", "Name\n", age: 0.5);
        Assert.Empty(WatchedFolder.NamesIn(source));
        folder.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(WatchedFolder.NamesIn(source));

        folder.Write("m.csv", "Name\nA\n", age: 0);
        folder.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Empty(WatchedFolder.NamesIn(source));
        folder.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(["m.csv"], WatchedFolder.NamesIn(source));
    }

    [Fact]
    public void A_writer_that_sets_the_time_back_is_seen_by_the_size()
    {
        using var folder = new WatchedFolder();
        var source = folder.Attach();
        folder.Write("m.csv", "Name\n", age: 1);
        Assert.Empty(WatchedFolder.NamesIn(source));
        folder.Write("m.csv", "Name\nA\n", age: 60);
        Assert.Empty(WatchedFolder.NamesIn(source));
        folder.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["m.csv"], WatchedFolder.NamesIn(source));
    }

    [Fact]
    public void A_time_in_the_future_delays_a_file_no_longer()
    {
        using var folder = new WatchedFolder();
        var source = folder.Attach();
        folder.Write("m.csv", "Name\nA\n", age: -3600);
        Assert.Empty(WatchedFolder.NamesIn(source));
        folder.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["m.csv"], WatchedFolder.NamesIn(source));
    }

    [Fact]
    public void A_file_that_is_renamed_into_the_folder_is_taken_at_once()
    {
        using var folder = new WatchedFolder();
        var source = folder.Attach();
        folder.Write("m.csv.part", "Name\nA\n", age: 30);
        Assert.Empty(WatchedFolder.NamesIn(source));
        File.Move(folder.In("m.csv.part"), folder.In("m.csv"));
        Assert.Equal(["m.csv"], WatchedFolder.NamesIn(source));
    }

    [Fact]
    public void A_file_that_grows_while_it_is_read_stays_to_be_taken_again()
    {
        using var folder = new WatchedFolder();
        var source = folder.Attach();
        folder.Write("m.csv", "Name\nA\n");
        using (var batch = Assert.Single(source.FindBatches()))
        {
            Assert.Single(batch.Read(0, WatchedFolder.Now));
            File.AppendAllText(folder.In("m.csv"), "B\n");
            batch.Complete([]);
        }

        Assert.Equal(["m.csv"], folder.Files);
    }

    [Fact]
    public void A_file_that_takes_the_name_while_another_is_read_is_not_mistaken_for_it()
    {
        using var folder = new WatchedFolder();
        var source = folder.Attach();
        folder.Write("m.csv", "Name\nA\n");
        folder.Write("new.tmp", "Name\nBB\n");
        using (var batch = Assert.Single(source.FindBatches()))
        {
            File.Move(folder.In("new.tmp"), folder.In("m.csv"), overwrite: true);
            Assert.Equal("A", Assert.Single(batch.Read(0, WatchedFolder.Now)).Ddr!.Seen.Name);
            batch.Complete([]);
        }

        Assert.Equal("Name\nBB\n", folder.Read("m.csv"));
    }
}
