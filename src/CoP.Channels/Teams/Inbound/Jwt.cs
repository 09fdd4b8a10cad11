using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace CoP.Channels.Teams.Inbound;

/// <summary>A signed token taken apart, nothing of it believed yet.</summary>
/// <param name="Signed">The bytes that the signature covers.</param>
internal sealed record Jwt(string Algorithm, string KeyId, JsonElement Claims, byte[] Signed, byte[] Signature)
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Null when it is not three parts of strict base64url with an object each in the first two.</summary>
    public static Jwt? Read(string token) =>
        token.Split('.') is [var header, var claims, var signature]
        && Json(header) is { } head && Json(claims) is { } body && Bytes(signature) is { } signed
        && IsPlain(head) && head.Text("alg") is { } algorithm && head.Text("kid") is { Length: > 0 } key
            ? new(algorithm, key, body, Encoding.ASCII.GetBytes($"{header}.{claims}"), signed)
            : null;

    /// <summary>Extensions that must be understood (<c>crit</c>) and tokens of other types are not for us.</summary>
    private static bool IsPlain(JsonElement header) =>
        header.At("crit").ValueKind == JsonValueKind.Undefined
        && (header.At("typ").ValueKind == JsonValueKind.Undefined || string.Equals(header.Text("typ"), "JWT", StringComparison.OrdinalIgnoreCase));

    private static JsonElement? Json(string part) =>
        Bytes(part) is { } bytes && JsonReading.Parse(bytes) is { ValueKind: JsonValueKind.Object } parsed ? parsed : null;

    /// <summary>Parts of an impossible length are none; the decoder would throw.</summary>
    private static byte[]? Bytes(string part) =>
        part.Length > 0 && !part.AsSpan().ContainsAnyExcept(Alphabet) && Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
