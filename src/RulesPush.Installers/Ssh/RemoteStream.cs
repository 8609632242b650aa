using System.Text;

namespace RulesPush.Installers;

/// <summary>A stream of a command that runs on the machine. Its length is what has arrived and is not read yet.</summary>
/// <remarks>It is asked now and then: a reader that waits for more would hold a thread for each stream of each machine.</remarks>
internal sealed class RemoteStream(Stream stream, ProgramOutput output)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] _bytes = new byte[4096];
    private readonly char[] _characters = new char[4096 + 1];

    public void ReadAvailable()
    {
        while (stream.Length > 0)
        {
            var count = stream.Read(_bytes);
            var length = _decoder.GetChars(_bytes.AsSpan(0, count), _characters, flush: false);
            output.Keep(_characters.AsSpan(0, length));
        }
    }
}
