using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace CoP.Channels.Teams.Inbound;

/// <summary>A public key of the connector, and the channels it vouches for.</summary>
internal sealed record SigningKey(RSAParameters Key, FrozenSet<string> Endorsements)
{
    private const int SmallestModulus = 2048 / 8;

    /// <summary>Null for keys that cannot be used: another kind, a short one, or one for encrypting.</summary>
    public static SigningKey? Read(JsonElement key) =>
        key.Text("kty") == "RSA" && key.Text("use") is null or "sig" && Bytes(key, "n") is { Length: >= SmallestModulus } modulus && Bytes(key, "e") is { } exponent
            ? new(new RSAParameters { Modulus = modulus, Exponent = exponent }, Endorsed(key))
            : null;

    public bool HasSigned(Jwt token) => Hash(token.Algorithm) is { } hash && Verify(token, hash);

    private bool Verify(Jwt token, HashAlgorithmName hash)
    {
        using var rsa = RSA.Create(Key); // One per check: an instance is not promised to be safe for several threads.
        return rsa.VerifyData(token.Signed, token.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    private static HashAlgorithmName? Hash(string algorithm) => algorithm switch
    {
        "RS256" => HashAlgorithmName.SHA256,
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => null,
    };

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
