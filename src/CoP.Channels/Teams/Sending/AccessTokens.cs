using System.Text.Json;
using CoP.Channels.Teams.Inbound;
using CoP.Community;
using CoP.Delivery.Http;
using Microsoft.Extensions.Options;
using Polly;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// Our access token for the connector (OAuth client credentials). One refresh at a time, some minutes before the old one
/// ends. The token is a password: it goes to connector hosts only and is never logged.
/// </summary>
internal sealed class AccessTokens
{
    public const string Client = "teams-token";
    public const string Scope = "https://api.botframework.com/.default";

    /// <summary>How long before its end a token is replaced.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Seconds. Microsoft's tokens live for about an hour, or a day; what says more is not believed.</summary>
    private const int LongestLife = 24 * 60 * 60;

    private readonly IHttpClientFactory _clients;
    private readonly IOptions<TeamsOptions> _options;
    private readonly SteadyTime _clock;
    private readonly SingleFlight<Token> _request;
    private volatile Token? _token;

    public AccessTokens(IHttpClientFactory clients, IOptions<TeamsOptions> options, SteadyTime clock)
    {
        (_clients, _options, _clock) = (clients, options, clock);
        _request = new(RequestAsync);
    }

    private sealed record Token(string Value, DateTimeOffset FreshUntil);

    /// <param name="refused">The token that the connector did not take, to get another one than that.</param>
    /// <exception cref="TokenUnavailableException">None could be had.</exception>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancel) =>
        (Usable(refused) ?? await _request.JoinAsync(() => Usable(refused), cancel)).Value;

    private Token? Usable(string? refused) =>
        _token is { } token && token.Value != refused && _clock.GetUtcNow() < token.FreshUntil ? token : null;

    private async Task<Token> RequestAsync()
    {
        try
        {
            using var client = _clients.CreateClient(Client);
            using var form = new FormUrlEncodedContent(Form());
            using var response = await client.PostAsync(_options.Value.TokenUri, form);
            var answer = JsonReading.Parse(await response.Content.ReadAsByteArrayAsync()) ?? default;
            return _token = Read(answer) ?? throw new TokenUnavailableException($"{(int)response.StatusCode} {answer.Text("error")}");
        }
        catch (Exception failure) when (failure is HttpRequestException or ExecutionRejectedException or IOException or OperationCanceledException)
        {
            throw new TokenUnavailableException(failure.GetType().Name);
        }
    }

    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = _options.Value.AppId,
        ["client_secret"] = _options.Value.ClientSecret,
        ["scope"] = Scope,
    };

    private Token? Read(JsonElement answer) =>
        answer.Text("access_token") is { Length: > 0 } value && answer.At("expires_in") is { ValueKind: JsonValueKind.Number } seconds
            ? new(value, _clock.GetUtcNow() + Fresh(TimeSpan.FromSeconds(Math.Clamp(seconds.GetDouble(), 0, LongestLife))))
            : null;

    /// <summary>Tokens that live shorter than twice the margin are used for half their life.</summary>
    private static TimeSpan Fresh(TimeSpan life) => life > 2 * Margin ? life - Margin : life / 2;
}

/// <summary>No access token could be had. The reason holds no secret.</summary>
internal sealed class TokenUnavailableException(string reason) : Exception($"no access token: {reason}");
