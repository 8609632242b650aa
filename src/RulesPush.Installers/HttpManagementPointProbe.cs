using System.Net;
using System.Net.Sockets;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>Asks a management point over HTTP for its list of management points, the page that the real product is tested by.</summary>
/// <remarks>
/// Any status below 500 is an answer. It holds for a minute, whether yes or no, so that a thousand machines behind one
/// management point ask it once.
/// </remarks>
public sealed class HttpManagementPointProbe : IManagementPointProbe, IDisposable
{
    private const string Page = "/sms_mp/.sms_aut?mplist";

    private static readonly TimeSpan _validity = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Dictionary<string, (DateTimeOffset Asked, Task<bool> Answer)> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _clock;

    /// <summary>Asks nobody yet.</summary>
    /// <param name="clock">The time that answers age by.</param>
    /// <param name="timeout">How long an answer is waited for; null: five seconds.</param>
    public HttpManagementPointProbe(TimeProvider clock, TimeSpan? timeout = null)
    {
        _clock = clock;
        _http.Timeout = timeout ?? TimeSpan.FromSeconds(5);
    }

    /// <inheritdoc/>
    /// <param name="managementPoint">A host, host:port, or either with http:// or https://.</param>
    /// <param name="cancellationToken">Ends the waiting, not the question: others may wait for its answer too.</param>
    public Task<bool> AnswersAsync(string managementPoint, CancellationToken cancellationToken)
    {
        lock (_answers)
        {
            var now = _clock.GetUtcNow();
            if (!_answers.TryGetValue(managementPoint, out var last) || now - last.Asked >= _validity)
                _answers[managementPoint] = last = (now, AskAsync(managementPoint));
            return last.Answer.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<bool> AskAsync(string managementPoint)
    {
        if (PageOf(managementPoint) is not { } page)
            return false;
        try
        {
            using var response = await _http.GetAsync(page, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
            return response.StatusCode < HttpStatusCode.InternalServerError;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static Uri? PageOf(string managementPoint)
    {
        var host = IPAddress.TryParse(managementPoint, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            && !managementPoint.StartsWith('[') ? $"[{managementPoint}]" : managementPoint;
        var text = host.Contains("://", StringComparison.Ordinal) ? host : $"http://{host}";
        return Uri.TryCreate(text, UriKind.Absolute, out var root) && root.Scheme is "http" or "https" ? new Uri(root, Page) : null;
    }
}
