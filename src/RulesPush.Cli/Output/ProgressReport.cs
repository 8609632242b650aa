using Spectre.Console;

namespace RulesPush.Cli.Output;

/// <summary>A progress bar on standard error, by how much of the file has been read.</summary>
internal static class ProgressReport
{
    /// <summary>The bar moves only so often: it takes a lock, and a row takes microseconds.</summary>
    private const int RowsPerMove = 1000;

    /// <summary>Does <paramref name="work"/> on the rows of a file, and says after each row that it is further on.</summary>
    public static void Show(ErrorOutput error, ResourceFile file, bool isShown, Action<Action> work) =>
        Show(error, file.Length, () => file.Position, isShown, work);

    /// <summary>Does <paramref name="work"/>, which says after each step that it is further on.</summary>
    public static void Show(ErrorOutput error, long? length, Func<long> position, bool isShown, Action<Action> work)
    {
        if (!isShown)
        {
            work(static () => { });
            return;
        }

        error.Display(console => console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("Deciding", maxValue: Math.Max(1, length ?? 1));
                task.IsIndeterminate = length is null;
                var rows = 0;
                work(() =>
                {
                    if (++rows % RowsPerMove == 0)
                        task.Value = position();
                });
            }));
    }
}
