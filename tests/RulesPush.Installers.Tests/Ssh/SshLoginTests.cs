using System.Net;
using System.Net.Sockets;
using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Ssh;

/// <summary>Who is let in, and what it means that nobody is.</summary>
public sealed class SshLoginTests
{
    [Fact]
    public async Task Without_an_account_nobody_is_let_in()
    {
        using var server = await SshServer.StartAsync();
        var result = await server.Installer("true").InstallAsync(Orders.Of("127.0.0.1"), TestContext.Current.CancellationToken);
        Assert.Equal(InstallationResult.Failure(InstallationError.AccessDenied, "no account to connect as"), result);
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_is_access_denied() =>
        await AssertDeniedAsync(static s => s.Account with { KeyFile = s.Folder.In("strange_key") }, "does not let");

    [Fact]
    public async Task A_wrong_password_is_access_denied() =>
        await AssertDeniedAsync(static s => new PushAccount("nobody", "s3cret"), "does not let nobody in");

    [Fact]
    public async Task An_account_without_a_secret_is_access_denied() =>
        await AssertDeniedAsync(static _ => new PushAccount("nobody"), "the account nobody has neither a password nor a key");

    [Fact]
    public async Task A_key_file_that_is_missing_is_access_denied() =>
        await AssertDeniedAsync(static s => new PushAccount("nobody", null, s.Folder.In("no_key")), "the key of the account nobody cannot be read");

    [Fact]
    public async Task A_key_file_that_is_none_is_access_denied() =>
        await AssertDeniedAsync(static s => new PushAccount("nobody", null, s.Folder.Write("no_key", "s3cret")), "the key of the account nobody cannot be read");

    [Fact]
    public async Task A_key_is_opened_by_its_passphrase()
    {
        using var server = await SshServer.StartAsync();
        var (exitCode, output) = Tool.Run(Tool.Find("ssh-keygen"), "-q", "-p", "-P", "", "-N", "phrase of key", "-f", server.Folder.In("user_key"));
        Assert.True(exitCode == 0, output);
        foreach (var (passphrase, error) in new (string?, InstallationError?)[] { ("phrase of key", null), ("wrong phrase", InstallationError.AccessDenied), (null, InstallationError.AccessDenied) })
        {
            var account = server.Account with { KeyPassphrase = passphrase };
            var result = await server.Installer("true").InstallAsync(Orders.Of("127.0.0.1", account), TestContext.Current.CancellationToken);
            Assert.Equal(error, result.Error);
            Assert.DoesNotContain("phrase of", result.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong phrase", result.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        using var folder = new TemporaryFolder();
        var result = await InstallAsync(folder, "127.0.0.1", SshServer.FreePort());
        Assert.Equal(InstallationError.Unreachable, result.Error);
        Assert.StartsWith("127.0.0.1 does not answer: ", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_or_nothing_of_ssh_is_unreachable()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal("127.0.0.1 does not answer within 00:00:01", (await InstallAsync(folder, "127.0.0.1", port)).Text);

        using var silent = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var call = InstallAsync(folder, "127.0.0.1", port);
        using var web = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await web.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        web.Close();
        var result = await call;
        Assert.Equal(InstallationError.Unreachable, result.Error);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_not_found()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            InstallationResult.Failure(InstallationError.NameNotFound, "the name no-such-machine.invalid does not resolve"),
            await InstallAsync(folder, "no-such-machine.invalid", 22));
    }

    private static async Task AssertDeniedAsync(Func<SshServer, PushAccount> account, string why)
    {
        using var server = await SshServer.StartAsync();
        var result = await server.Installer("true").InstallAsync(Orders.Of("127.0.0.1", account(server)), TestContext.Current.CancellationToken);
        Assert.Equal(InstallationError.AccessDenied, result.Error);
        Assert.Contains(why, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Text, StringComparison.Ordinal);
    }

    private static Task<InstallationResult> InstallAsync(TemporaryFolder folder, string host, int port) => new SshInstaller(new SshInstallerOptions
    {
        Package = folder.Path,
        Command = "true",
        KnownHosts = folder.In("known_hosts"),
        Port = port,
        ConnectTimeout = TimeSpan.FromSeconds(1),
    }).InstallAsync(Orders.Of(host, new PushAccount("nobody", "s3cret")), TestContext.Current.CancellationToken);
}
