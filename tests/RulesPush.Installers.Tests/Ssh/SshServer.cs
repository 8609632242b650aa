using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Ssh;

/// <summary>A real SSH server on the loopback, with keys and a folder of its own; gone with the test.</summary>
internal sealed class SshServer : IDisposable
{
    private readonly Process _process;

    private SshServer(TemporaryFolder folder, Process process, int port) => (Folder, _process, Port) = (folder, process, port);

    public TemporaryFolder Folder { get; }

    public int Port { get; }

    /// <summary>The account that the server lets in: whoever runs the test.</summary>
    public PushAccount Account => new(Environment.UserName, KeyFile: Folder.In("user_key"));

    public string KnownHosts => Folder.In("known_hosts");

    /// <summary>The folder on the machine that is uploaded to.</summary>
    public string Remote => Folder.In("remote");

    /// <summary>The line by which the server's key is known.</summary>
    public string HostKeyLine => $"[127.0.0.1]:{Port} {string.Join(' ', File.ReadAllText(Folder.In("host_key.pub")).Split(' ')[..2])}\n";

    public static async Task<SshServer> StartAsync(params string[] moreKeys)
    {
        var (sshd, keygen) = (Tool.Find("sshd"), Tool.Find("ssh-keygen"));
        var folder = new TemporaryFolder();
        foreach (var key in new[] { "host_key", "user_key", "strange_key" })
            CreateKey(keygen, "ed25519", folder.In(key));
        foreach (var type in moreKeys)
            CreateKey(keygen, type, folder.In($"{type}_key"));
        File.Copy(folder.In("user_key.pub"), folder.In("authorized_keys"));
        folder.Write("package/install.sh", "#!/bin/sh\n");
        // What the server of the system would find there; a server that does not run as root needs none.
        if (Environment.UserName == "root")
            Directory.CreateDirectory("/run/sshd");

        var port = FreePort();
        var config = folder.Write("sshd_config", $"""
            ListenAddress 127.0.0.1:{port}
            HostKey {folder.In("host_key")}
            {string.Join('\n', moreKeys.Select(type => $"HostKey {folder.In($"{type}_key")}"))}
            AuthorizedKeysFile {folder.In("authorized_keys")}
            PasswordAuthentication no
            PermitRootLogin yes
            StrictModes no
            UsePAM no
            PidFile none
            MaxStartups 100
            Subsystem sftp internal-sftp

            """);
        var process = Process.Start(new ProcessStartInfo(sshd, ["-D", "-E", folder.In("log"), "-f", config]))!;
        var server = new SshServer(folder, process, port);
        await server.ListensAsync();
        return server;
    }

    private static void CreateKey(string keygen, string type, string file)
    {
        var (exitCode, output) = Tool.Run(keygen, "-q", "-t", type, "-N", "", "-f", file);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>An installer that knows the server's host key, unless the test says otherwise.</summary>
    public SshInstaller Installer(string command, Func<SshInstallerOptions, SshInstallerOptions>? change = null)
    {
        if (!File.Exists(KnownHosts))
            File.WriteAllText(KnownHosts, HostKeyLine);
        var options = new SshInstallerOptions
        {
            Package = Folder.In("package"),
            Command = command,
            KnownHosts = KnownHosts,
            RemoteFolder = Remote,
            Port = Port,
            Timeout = TimeSpan.FromSeconds(60),
        };
        return new SshInstaller(change?.Invoke(options) ?? options);
    }

    public Task<InstallationResult> InstallAsync(string command, Func<SshInstallerOptions, SshInstallerOptions>? change = null) =>
        Installer(command, change).InstallAsync(Orders.Of("127.0.0.1", Account), TestContext.Current.CancellationToken);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Folder.Dispose();
    }

    private async Task ListensAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                Assert.True(tries < 200 && !_process.HasExited, $"sshd does not start: {(File.Exists(Folder.In("log")) ? File.ReadAllText(Folder.In("log")) : "")}");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
