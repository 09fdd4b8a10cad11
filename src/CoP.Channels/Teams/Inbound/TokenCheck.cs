using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoP.Channels.Teams.Inbound;

/// <summary>What a good token says about its activity.</summary>
internal sealed record CheckedToken(string? ServiceUrl, FrozenSet<string> Endorsements);

/// <summary>Who is calling: the rules of Microsoft's "Authentication with the Bot Connector API" for tokens from the connector.</summary>
internal sealed class TokenCheck(SigningKeys keys, IOptions<TeamsOptions> options, TimeProvider clock)
{
    /// <summary>Characters. The connector's tokens have about 1,200.</summary>
    public const int LongestToken = 8192;

    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public const string PublicIssuer = "https://api.botframework.com";
    public const string GovernmentIssuer = "https://api.botframework.us";
    private const string GovernmentMetadataHost = "login.botframework.azure.us";

    /// <summary>The token of an <c>Authorization</c> header: null unless there is one header of exactly two parts, the first exactly <c>Bearer</c>.</summary>
    public static string? Bearer(StringValues header) =>
        header is [{ Length: <= LongestToken } value] && value.Split(' ') is ["Bearer", { Length: > 0 } token] ? token : null;

    /// <summary>Null when it is not a token of the connector for this bot at this time.</summary>
    /// <exception cref="KeysOutOfReachException">It cannot be checked now.</exception>
    public async ValueTask<CheckedToken?> CheckAsync(string token, CancellationToken cancel) =>
        Read(token) is { Kid.Length: > 0 } read && IsPlain(read) && Claims(read) is { } claims && ClaimsHold(claims)
        && await keys.FindAsync(read.Kid, cancel) is { } key && await key.HasSignedAsync(read)
            ? new(claims.Text("serviceurl") ?? claims.Text("serviceUrl"), key.Endorsements)
            : null;

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>Encrypted ones, other types, and extensions that must be understood (<c>crit</c>) are not for us.</summary>
    private static bool IsPlain(JsonWebToken token) =>
        !token.IsEncrypted && !token.TryGetHeaderValue<object>("crit", out _)
        && (string.IsNullOrEmpty(token.Typ) || token.Typ.Equals("JWT", StringComparison.OrdinalIgnoreCase));

    /// <summary>As they are written: the library would take a text for a number, and read a name that occurs twice.</summary>
    private static JsonElement? Claims(JsonWebToken token) =>
        Base64Url.IsValid(token.EncodedPayload)
        && JsonReading.Parse(Base64Url.DecodeFromChars(token.EncodedPayload)) is { ValueKind: JsonValueKind.Object } claims
            ? claims
            : null;

    /// <summary>Looked at before the key, so that made-up tokens cannot make us ask for keys.</summary>
    private bool ClaimsHold(JsonElement claims) =>
        claims.Text("iss") == Issuer
        && options.Value.AppId.Length > 0 && claims.Text("aud") == options.Value.AppId
        && IsCurrent(claims);

    /// <summary>One cloud per deployment: the one whose keys are configured.</summary>
    private string Issuer => new Uri(options.Value.OpenIdMetadata).Host == GovernmentMetadataHost ? GovernmentIssuer : PublicIssuer;

    private bool IsCurrent(JsonElement claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)Skew.TotalSeconds;
        return Time(claims, "exp") is { } end && end > now - skew
            && (claims.At("nbf").ValueKind == JsonValueKind.Undefined || (Time(claims, "nbf") is { } begin && begin <= now + skew));
    }

    private static long? Time(JsonElement claims, string name) =>
        claims.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var seconds) ? seconds : null;
}
