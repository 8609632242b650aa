namespace RulesPush.Cli.Output;

/// <summary>Knows the error of writing to a reader that has gone.</summary>
internal static class BrokenPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    public static bool Is(IOException e) => e.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
