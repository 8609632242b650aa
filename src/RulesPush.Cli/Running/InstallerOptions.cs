using System.CommandLine;
using RulesPush.Cli.Commands;
using RulesPush.Installers;

namespace RulesPush.Cli.Running;

/// <summary>The options of <c>run</c> that say what installs clients.</summary>
internal sealed class InstallerOptions
{
    private readonly Option<string?> _installer = SharedOptions.Among(
        "--installer", "What installs clients; dry-run by default, which only says what it would do.", "dry-run", "command", "ssh");

    private readonly Option<string?> _command = new("--command")
    {
        HelpName = "program",
        Description = "For command: the program. It is started directly, not through a shell, and told what to do by variables of its "
            + "environment: RULESPUSH_TARGET, RULESPUSH_ADDRESS and others.",
    };

    private readonly Option<string[]> _arguments = new("--command-argument") { HelpName = "text", Description = "For command: an argument. May be repeated." };

    private readonly Option<int?> _timeout = new("--installer-timeout") { HelpName = "minutes", Description = "How long an installation may take; 30 by default." };

    private readonly Option<string?> _package = new("--ssh-package") { HelpName = "file or folder", Description = "For ssh: what is uploaded." };

    private readonly Option<string?> _sshCommand = new("--ssh-command")
    {
        HelpName = "command line",
        Description = "For ssh: what is run in the folder of the upload; told by the same variables, with the same exit codes.",
    };

    private readonly Option<string?> _knownHosts = new("--ssh-known-hosts") { HelpName = "file", Description = "For ssh: the trusted host keys; known_hosts by default." };

    private readonly Option<bool> _trust = new("--ssh-trust-on-first-use") { Description = "For ssh: trust the key of a host that is not known yet, and keep it." };

    private readonly Option<int?> _port = new("--ssh-port") { HelpName = "port", Description = "For ssh: the port; 22 by default." };

    private readonly Option<string?> _accounts = new("--accounts")
    {
        HelpName = "file",
        Description = "The secrets of accounts, a JSON file that only its owner may read; without it, variables RULESPUSH_PASSWORD_name.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _installer, _command, _arguments, _timeout, _package, _sshCommand, _knownHosts, _trust, _port, _accounts })
            command.Options.Add(option);
    }

    /// <summary>Finds what is missing before anything takes time.</summary>
    public void Require(ParseResult parsed)
    {
        switch (Kind(parsed))
        {
            case "command" when parsed.GetValue(_command) is null:
                throw new CommandFailure("--installer command needs --command PROGRAM");
            case "ssh" when parsed.GetValue(_package) is null || parsed.GetValue(_sshCommand) is null:
                throw new CommandFailure("--installer ssh needs --ssh-package and --ssh-command");
            case "dry-run" when parsed.GetValue(_command) is not null:
                throw new CommandFailure("--command needs --installer command; without it nothing is installed");
        }

        if (parsed.GetValue(_timeout) is <= 0)
            throw new CommandFailure("--installer-timeout takes minutes from 1");
    }

    /// <summary>The installer; null for a dry run.</summary>
    public IInstaller? Create(ParseResult parsed)
    {
        var timeout = TimeSpan.FromMinutes(parsed.GetValue(_timeout) ?? 30);
        return Kind(parsed) switch
        {
            "command" => new CommandInstaller(new CommandInstallerOptions
            {
                Program = parsed.GetValue(_command)!,
                Arguments = parsed.GetValue(_arguments) ?? [],
                Timeout = timeout,
            }),
            "ssh" => new SshInstaller(new SshInstallerOptions
            {
                Package = parsed.GetValue(_package)!,
                Command = parsed.GetValue(_sshCommand)!,
                KnownHosts = parsed.GetValue(_knownHosts) ?? "known_hosts",
                TrustOnFirstUse = parsed.GetValue(_trust),
                Port = parsed.GetValue(_port) ?? 22,
                Timeout = timeout,
            }),
            _ => null,
        };
    }

    public IAccountSource CreateAccounts(ParseResult parsed)
    {
        try
        {
            return parsed.GetValue(_accounts) is { } file ? new AccountSources(new AccountFile(file), new EnvironmentAccounts()) : new EnvironmentAccounts();
        }
        catch (AccountFileException e)
        {
            throw new CommandFailure(e.Message);
        }
    }

    private string Kind(ParseResult parsed) => parsed.GetValue(_installer)?.ToLowerInvariant() ?? "dry-run";
}
