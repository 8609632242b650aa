using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace RulesPush.Installers.Tests;

/// <summary>Whether a management point answers, asked of real sockets.</summary>
public sealed class HttpManagementPointProbeTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _asked = [];

    public HttpManagementPointProbeTests() => _listener.Start();

    private string Host => _listener.LocalEndpoint.ToString()!;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(200, true)]
    [InlineData(302, true)]
    [InlineData(401, true)]
    [InlineData(404, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task A_status_below_500_is_an_answer(int status, bool answers)
    {
        Serve(status);
        using var probe = new HttpManagementPointProbe(_clock);
        Assert.Equal(answers, await probe.AnswersAsync(Host, TestContext.Current.CancellationToken));
        Assert.Equal(["GET /sms_mp/.sms_aut?mplist HTTP/1.1"], _asked);
    }

    [Fact]
    public async Task It_may_be_written_as_an_address_of_the_web()
    {
        Serve(200);
        using var probe = new HttpManagementPointProbe(_clock);
        foreach (var text in new[] { $"http://{Host}", $"HTTP://{Host}/", $"localhost:{Host.Split(':')[1]}" })
            Assert.True(await probe.AnswersAsync(text, TestContext.Current.CancellationToken), text);
        // It speaks no TLS.
        Assert.False(await probe.AnswersAsync($"https://{Host}", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a host")]
    [InlineData("ftp://mp.example")]
    [InlineData("mp.invalid")]
    [InlineData("::1")]
    [InlineData("mp:port")]
    public async Task What_cannot_be_asked_does_not_answer(string text)
    {
        using var probe = new HttpManagementPointProbe(_clock);
        Assert.False(await probe.AnswersAsync(text, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_does_not_answer()
    {
        var host = Host;
        _listener.Stop();
        using var probe = new HttpManagementPointProbe(_clock);
        Assert.False(await probe.AnswersAsync(host, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_says_nothing_does_not_answer()
    {
        using var probe = new HttpManagementPointProbe(_clock, TimeSpan.FromSeconds(0.5));
        var started = Stopwatch.GetTimestamp();
        Assert.False(await probe.AnswersAsync(Host, TestContext.Current.CancellationToken));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task An_answer_holds_for_a_minute_also_for_those_who_ask_at_once()
    {
        Serve(404);
        using var probe = new HttpManagementPointProbe(_clock);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => probe.AnswersAsync(Host, TestContext.Current.CancellationToken)));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.True(await probe.AnswersAsync(Host, TestContext.Current.CancellationToken));
        Assert.Single(_asked);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await probe.AnswersAsync(Host, TestContext.Current.CancellationToken));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task One_who_waits_no_longer_does_not_end_the_waiting_of_others()
    {
        using var probe = new HttpManagementPointProbe(_clock, TimeSpan.FromSeconds(20));
        using var cancellation = new CancellationTokenSource();
        var impatient = probe.AnswersAsync(Host, cancellation.Token);
        var patient = probe.AnswersAsync(Host, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Serve(200);
        Assert.True(await patient);
    }

    /// <summary>Answers every question with a status.</summary>
    private void Serve(int status) => _ = Task.Run(async () =>
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream);
                _asked.Enqueue(await reader.ReadLineAsync() ?? "");
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\nLocation: http://127.0.0.1:1/\r\n\r\n"));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over, or somebody hung up.
        }
    });
}
