using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>What the login shell of an account is given to run, whichever shell that is: sh, with a script.</summary>
internal sealed class RemoteScript(InstallationOrder order, SshInstallerOptions options)
{
    /// <summary>Keeps the number of the shell, which leads the session that SSH has made for it.</summary>
    private const string PidFile = ".rulespush.pid";

    private readonly string _folder = options.RemoteFolder.StartsWith('/') ? options.RemoteFolder : $"./{options.RemoteFolder}";

    /// <summary>Runs the command in the folder of the package, told what to install.</summary>
    public string Start => Sh(
        $"cd {Quoted(_folder)} || exit 1; echo $$ >{PidFile}; exec </dev/null; export {Variables}; {options.Command}");

    /// <summary>Ends the command, and all that it started and did not detach.</summary>
    public string End => Sh($"cd {Quoted(_folder)} && kill -s TERM -- -\"$(cat {PidFile})\"");

    private string Variables => string.Join(' ', InstallationVariables.Of(order).Select(static v => $"{v.Name}={Quoted(v.Value)}"));

    private static string Sh(string script) => $"exec sh -c {Quoted(script)}";

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
