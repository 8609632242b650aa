using System.Text;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>The start of what a program prints, to both of its streams; the rest is read and forgotten.</summary>
/// <param name="account">Its secrets are blotted out, should the program print them.</param>
internal sealed class ProgramOutput(PushAccount? account)
{
    private const int MostCharacters = 64 * 1024;

    private readonly StringBuilder _start = new();
    private bool _isCut;

    /// <summary>Reads a stream to its end.</summary>
    public async Task ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 4096, leaveOpen: true);
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            Keep(buffer.AsSpan(0, count));
    }

    /// <summary>What was printed until now; null where it is nothing.</summary>
    public string? Text
    {
        get
        {
            lock (_start)
            {
                var text = _start.Length == 0 ? null : _start.ToString() + (_isCut ? "\n[the rest is not kept]" : "");
                return Without(account?.KeyPassphrase, Without(account?.Password, text));
            }
        }
    }

    /// <summary>Keeps as much as there is room for.</summary>
    public void Keep(ReadOnlySpan<char> text)
    {
        lock (_start)
        {
            var free = MostCharacters - _start.Length;
            _isCut |= text.Length > free;
            _start.Append(text.Length > free ? text[..free] : text);
        }
    }

    private static string? Without(string? secret, string? text) =>
        string.IsNullOrEmpty(secret) ? text : text?.Replace(secret, "***", StringComparison.Ordinal);
}
