using System.Text;

namespace RulesPush.Cli.Output;

/// <summary>Makes the text writers of the command's data: UTF-8 without a byte order mark.</summary>
internal static class DataWriter
{
    public static StreamWriter Create(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen: true);
}
