using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CoP.Delivery.Http;
using Microsoft.Extensions.Options;
using Polly;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// Makes one call to the connector and says what is known of it. Addresses must come from <see cref="ServiceHosts.Allow"/>.
/// A refused token is replaced once; the call had no effect then.
/// </summary>
internal sealed class ConnectorClient(IHttpClientFactory clients, AccessTokens tokens, IOptions<TeamsOptions> options, TimeProvider clock)
{
    public const string Client = "teams-connector";

    private const int LongestAnswer = 64 * 1024;
    private const int Step = 4 * 1024;

    /// <exception cref="OperationCanceledException">Cancelled before the body left.</exception>
    public async Task<ConnectorResult> SendAsync(ConnectorCall call, CancellationToken cancel)
    {
        try
        {
            return options.Value.Authentication == TeamsAuthentication.Off
                ? await CallAsync(call, null, cancel)
                : await SignedAsync(call, cancel);
        }
        catch (TokenUnavailableException failure)
        {
            return new ConnectorResult.Unsent(failure.Message, WholeChannel: true);
        }
    }

    private async Task<ConnectorResult> SignedAsync(ConnectorCall call, CancellationToken cancel)
    {
        var token = await tokens.GetAsync(refused: null, cancel);
        var result = await CallAsync(call, token, cancel);
        return result is ConnectorResult.Answered { Status: HttpStatusCode.Unauthorized }
            ? await CallAsync(call, await tokens.GetAsync(refused: token, cancel), cancel)
            : result;
    }

    private async Task<ConnectorResult> CallAsync(ConnectorCall call, string? token, CancellationToken cancel)
    {
        var content = call.Body is null ? null : new OnceContent(Encoding.UTF8.GetBytes(call.Body));
        using var request = new HttpRequestMessage(call.Method, call.Address) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return await ReadAsync(response);
        }
        catch (Exception failure) when (IsOfTheWire(failure) || (failure is OperationCanceledException && content is { HasStarted: true }))
        {
            return content is { HasStarted: true }
                ? new ConnectorResult.Unanswered(failure.GetType().Name)
                : new ConnectorResult.Unsent(failure.GetType().Name, WholeChannel: false);
        }
    }

    private static bool IsOfTheWire(Exception failure) => failure is HttpRequestException or ExecutionRejectedException or IOException;

    /// <summary>The status decides; a body that breaks off or is no JSON only leaves the id or the reason unknown.</summary>
    private async Task<ConnectorResult> ReadAsync(HttpResponseMessage response)
    {
        using var body = new MemoryStream();
        await TakeAsync(response, body);
        var (code, id) = ConnectorError.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
        return new ConnectorResult.Answered(response.StatusCode, code, id, RetryAfter(response.Headers.RetryAfter));
    }

    /// <summary>As much as came of an answer, up to the longest that is read.</summary>
    private async Task TakeAsync(HttpResponseMessage response, MemoryStream taken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Step); // Most answers are an id.
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            for (int read; taken.Length < LongestAnswer && (read = await body.ReadAsync(buffer, patience.Token)) > 0;)
            {
                taken.Write(buffer, 0, (int)Math.Min(read, LongestAnswer - taken.Length));
            }
        }
        catch (Exception failure) when (IsOfTheWire(failure) || failure is OperationCanceledException)
        {
            taken.SetLength(0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
