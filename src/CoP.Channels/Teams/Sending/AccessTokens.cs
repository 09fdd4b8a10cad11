using System.Text.Json;
using CoP.Channels.Teams.Inbound;
using Microsoft.Extensions.Options;
using Polly;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// Our access token for the connector (OAuth client credentials). One refresh at a time, some minutes before the old one
/// ends. The token is a password: it goes to connector hosts only and is never logged.
/// </summary>
internal sealed class AccessTokens(IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider clock) : IDisposable
{
    public const string Client = "teams-token";
    public const string Scope = "https://api.botframework.com/.default";

    /// <summary>How long before its end a token is replaced.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Token? _token;

    private sealed record Token(string Value, DateTimeOffset FreshUntil);

    /// <param name="refused">The token that the connector did not take, to get another one than that.</param>
    /// <exception cref="TokenUnavailableException">None could be had.</exception>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancel)
    {
        if (Usable(refused) is { } ready)
        {
            return ready;
        }

        await _gate.WaitAsync(cancel);
        try
        {
            return Usable(refused) ?? (_token = await RequestAsync(cancel)).Value;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private string? Usable(string? refused) =>
        _token is { } token && token.Value != refused && clock.GetUtcNow() < token.FreshUntil ? token.Value : null;

    private async Task<Token> RequestAsync(CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var form = new FormUrlEncodedContent(Form());
            using var response = await client.PostAsync(options.Value.TokenUri, form, cancel);
            var answer = JsonReading.Parse(await response.Content.ReadAsByteArrayAsync(cancel)) ?? default;
            return Read(answer) ?? throw new TokenUnavailableException($"{(int)response.StatusCode} {answer.Text("error")}");
        }
        catch (Exception failure) when (failure is HttpRequestException or ExecutionRejectedException or IOException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new TokenUnavailableException(failure.GetType().Name);
        }
    }

    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = options.Value.AppId,
        ["client_secret"] = options.Value.ClientSecret,
        ["scope"] = Scope,
    };

    private Token? Read(JsonElement answer) =>
        answer.Text("access_token") is { Length: > 0 } value && answer.At("expires_in") is { ValueKind: JsonValueKind.Number } seconds
            ? new(value, clock.GetUtcNow() + Fresh(TimeSpan.FromSeconds(seconds.GetDouble())))
            : null;

    /// <summary>Tokens that live shorter than twice the margin are used for half their life.</summary>
    private static TimeSpan Fresh(TimeSpan life) => life > 2 * Margin ? life - Margin : life / 2;
}
