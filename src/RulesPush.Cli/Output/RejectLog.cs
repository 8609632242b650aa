using System.Globalization;

namespace RulesPush.Cli.Output;

/// <summary>Where rejected rows go, each with its line and its reason: a file, or standard error.</summary>
internal sealed class RejectLog : IDisposable
{
    /// <summary>How much of a row the file holds.</summary>
    private const int LongestRow = 4 * 1024;

    private readonly string _source;
    private readonly ErrorOutput _error;
    private readonly StreamWriter? _file;

    /// <summary>Starts the log.</summary>
    /// <param name="source">The name of the file of machines.</param>
    /// <param name="error">Where rejects go without a file.</param>
    /// <param name="file">The file, opened; null where there is none.</param>
    public RejectLog(string source, ErrorOutput error, Stream? file)
    {
        (_source, _error) = (source, error);
        if (file is null)
            return;
        _file = DataWriter.Create(file);
        _file.Write("line,reason,row\n");
    }

    /// <summary>How many rows were rejected.</summary>
    public long Count { get; private set; }

    public void Add(ResourceRow row, string why)
    {
        Count++;
        if (_file is null)
        {
            _error.WriteLine($"{_source}({row.Line}): {why}");
            return;
        }

        _file.Write(row.Line.ToString(CultureInfo.InvariantCulture));
        _file.Write(',');
        CsvWriter.WriteValue(_file, why);
        _file.Write(',');
        CsvWriter.WriteValue(_file, VisibleText.Start(row.Raw, LongestRow));
        _file.Write('\n');
    }

    public void Flush() => _file?.Flush();

    // The stream is not the log's to close, and what is left in a log that failed is not written.
    public void Dispose()
    {
    }
}
