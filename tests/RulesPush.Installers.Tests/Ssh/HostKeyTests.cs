using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Ssh;

/// <summary>No machine is believed to be itself without its key.</summary>
public sealed class HostKeyTests
{
    [Fact]
    public async Task An_unknown_key_is_a_failure_that_shows_it()
    {
        using var server = await SshServer.StartAsync();
        File.WriteAllText(server.KnownHosts, $"# nothing\n[127.0.0.1]:1 {server.HostKeyLine.Split(' ', 2)[1]}");
        var result = await server.InstallAsync("true");
        Assert.Equal(InstallationError.Other, result.Error);
        Assert.Equal(
            $"the host key of [127.0.0.1]:{server.Port} is not known: {Fingerprint(server, "host_key")}; "
            + $"compare it on the machine, and add it to {server.KnownHosts}, or trust on first use",
            result.Text);
        Assert.False(Directory.Exists(server.Remote));
    }

    [Fact]
    public async Task On_first_use_a_key_is_kept_once_and_from_then_on_compared()
    {
        using var server = await SshServer.StartAsync();
        File.WriteAllText(server.KnownHosts, "# no end of line");
        var installer = server.Installer("true", o => o with { TrustOnFirstUse = true, Package = Directory.CreateDirectory(server.Folder.In("empty")).FullName });
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            _ => installer.InstallAsync(Orders.Of("127.0.0.1", server.Account), TestContext.Current.CancellationToken)));
        Assert.All(results, static r => Assert.Null(r.Error));
        Assert.Null((await server.InstallAsync("true")).Error);
        Assert.Equal($"# no end of line\n{server.HostKeyLine}", File.ReadAllText(server.KnownHosts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_has_changed_is_never_trusted_nor_kept(bool trustsFirst)
    {
        using var server = await SshServer.StartAsync();
        var text = server.HostKeyLine.Replace(Key(server, "host_key"), Key(server, "strange_key"), StringComparison.Ordinal);
        File.WriteAllText(server.KnownHosts, text);
        var result = trustsFirst ? await TrustingInstallAsync(server) : await server.InstallAsync("true");
        Assert.Equal(InstallationError.Other, result.Error);
        Assert.StartsWith(
            $"the host key of [127.0.0.1]:{server.Port} has changed to {Fingerprint(server, "host_key")}: ", result.Text, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(server.KnownHosts));
        Assert.False(Directory.Exists(server.Remote));
    }

    [Fact]
    public async Task A_revoked_key_is_never_trusted()
    {
        using var server = await SshServer.StartAsync();
        File.WriteAllText(server.KnownHosts, $"{server.HostKeyLine}@revoked {server.HostKeyLine}");
        Assert.Contains("is revoked", (await TrustingInstallAsync(server)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_openssh_has_hashed_are_found()
    {
        using var server = await SshServer.StartAsync();
        File.WriteAllText(server.KnownHosts, server.HostKeyLine);
        Assert.Equal(0, Tool.Run(Tool.Find("ssh-keygen"), "-H", "-f", server.KnownHosts).ExitCode);
        Assert.StartsWith("|1|", File.ReadAllText(server.KnownHosts), StringComparison.Ordinal);
        Assert.Null((await server.InstallAsync("true")).Error);
    }

    [Fact]
    public async Task A_server_with_several_keys_is_known_by_any()
    {
        using var server = await SshServer.StartAsync("rsa", "ecdsa");
        foreach (var key in new[] { "host_key", "rsa_key", "ecdsa_key" })
        {
            File.WriteAllText(server.KnownHosts, $"other,[127.0.0.1]:{server.Port} {Key(server, key)} a comment\n");
            Assert.Null((await server.InstallAsync("true")).Error);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_to_trusts_nothing()
    {
        using var server = await SshServer.StartAsync();
        server.Folder.Write("file", "");
        var result = await server.InstallAsync("true", o => o with { KnownHosts = server.Folder.In("file/known_hosts"), TrustOnFirstUse = true });
        Assert.Equal(InstallationError.Other, result.Error);
        Assert.Contains("cannot be kept", result.Text, StringComparison.Ordinal);
    }

    private static Task<InstallationResult> TrustingInstallAsync(SshServer server) =>
        server.Installer("true", static o => o with { TrustOnFirstUse = true })
            .InstallAsync(Orders.Of("127.0.0.1", server.Account), TestContext.Current.CancellationToken);

    private static string Key(SshServer server, string name) => string.Join(' ', File.ReadAllText(server.Folder.In($"{name}.pub")).Trim().Split(' ')[..2]);

    private static string Fingerprint(SshServer server, string name)
    {
        var parts = Tool.Run(Tool.Find("ssh-keygen"), "-l", "-f", server.Folder.In($"{name}.pub")).Output.Split(' ');
        return $"ssh-ed25519 {parts[1]}";
    }
}
