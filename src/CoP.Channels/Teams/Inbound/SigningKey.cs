using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoP.Channels.Teams.Inbound;

/// <summary>A public key of the connector, and the channels it vouches for.</summary>
internal sealed class SigningKey(RSAParameters key, FrozenSet<string> endorsements)
{
    private const int SmallestModulus = 2048 / 8;
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = BearerToken.Limit };

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
