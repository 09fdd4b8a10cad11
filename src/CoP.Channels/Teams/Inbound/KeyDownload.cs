using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using CoP.Channels.Local;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoP.Channels.Teams.Inbound;

/// <summary>Reads the metadata and then the keys it points to.</summary>
internal sealed class KeyDownload(IHttpClientFactory clients, IOptions<TeamsOptions> options)
{
    public const string Client = "teams-keys";

    private const int Limit = 1024 * 1024;

    /// <exception cref="HttpRequestException">Out of reach, or an answer that is not what was asked for.</exception>
    public async Task<FrozenDictionary<string, SigningKey>> ReadAsync(CancellationToken cancel)
    {
        var metadata = new Uri(options.Value.OpenIdMetadata);
        var keys = Follow(metadata, (await GetAsync(metadata, cancel)).Text("jwks_uri"));
        return (await GetAsync(keys, cancel)).At("keys").Items()
            .Select(static key => (Id: key.Text("kid"), Key: SigningKey.Read(key)))
            .Where(static entry => entry is { Id: not null, Key: not null })
            .DistinctBy(static entry => entry.Id)
            .ToFrozenDictionary(static entry => entry.Id!, static entry => entry.Key!, StringComparer.Ordinal);
    }

    /// <summary>Keys are read only over https, unless the metadata itself was allowed to come over http from this machine.</summary>
    private static Uri Follow(Uri metadata, string? keys) =>
        Uri.TryCreate(keys, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == metadata.Scheme && Loopback.Is(uri) && Loopback.Is(metadata)))
            ? uri
            : throw new HttpRequestException("The key metadata names no usable jwks_uri.");

    private async Task<JsonElement> GetAsync(Uri address, CancellationToken cancel)
    {
        using var client = clients.CreateClient(Client);
        client.MaxResponseContentBufferSize = Limit;
        var json = await client.GetByteArrayAsync(address, cancel);
        return JsonReading.Parse(json) ?? throw new HttpRequestException($"{address.Host} answered with something that is not JSON.");
    }
}

/// <summary>A public key of the connector, and the channels it vouches for.</summary>
internal sealed class SigningKey(RSAParameters key, FrozenSet<string> endorsements)
{
    private const int SmallestModulus = 2048 / 8;
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = TokenCheck.LongestToken };

    /// <summary>The signature alone: the claims were looked at before this key was looked for.</summary>
    private readonly TokenValidationParameters _rules = new()
    {
        IssuerSigningKey = new RsaSecurityKey(key),
        RequireSignedTokens = true,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    };

    public FrozenSet<string> Endorsements => endorsements;

    /// <summary>Null for keys that cannot be used: another kind, a short one, or one for encrypting.</summary>
    public static SigningKey? Read(JsonElement key) =>
        key.Text("kty") == "RSA" && key.Text("use") is null or "sig" && Bytes(key, "n") is { Length: >= SmallestModulus } modulus && Bytes(key, "e") is { } exponent
            ? new(new RSAParameters { Modulus = modulus, Exponent = exponent }, Endorsed(key))
            : null;

    public async Task<bool> HasSignedAsync(JsonWebToken token) => (await Handler.ValidateTokenAsync(token, _rules)).IsValid;

    private static FrozenSet<string> Endorsed(JsonElement key) => key.At("endorsements").Items()
        .Where(static item => item.ValueKind == JsonValueKind.String)
        .Select(static item => item.GetString()!)
        .ToFrozenSet(StringComparer.Ordinal);

    private static byte[]? Bytes(JsonElement key, string name)
    {
        var text = key.Text(name) ?? "";
        return text.Length > 0 && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}
