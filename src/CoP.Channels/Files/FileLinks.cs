using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Files;

/// <summary>
/// Addresses under which a stored file can be fetched for a while: <c>/files/{id}/{name}?expires=…&amp;signature=…</c>.
/// Whoever has one can fetch that file and no other.
/// </summary>
internal sealed class FileLinks(ButtonTokens tokens, TimeProvider clock)
{
    /// <summary>A card is looked at for weeks, and clients fetch its picture each time they show it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>A document is fetched once, soon after it was asked for.</summary>
    public static readonly TimeSpan DocumentLifetime = TimeSpan.FromDays(2);

    private const int SignatureBytes = 16;
    private const int SecondsADay = 24 * 60 * 60;

    private readonly byte[] _key = tokens.DeriveKey("files");

    /// <summary>Path and query. A picture's ends at midnight UTC, so that all links of one day are equal and clients fetch once.</summary>
    public string Path(FileReference file, bool isPicture)
    {
        var expires = isPicture
            ? ((clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds() / SecondsADay * SecondsADay) + SecondsADay
            : (clock.GetUtcNow() + DocumentLifetime).ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture, $"/files/{file.Id}/{Uri.EscapeDataString(file.Name)}?expires={expires}&signature={Sign(file, expires)}");
    }

    /// <summary>True when we wrote this link and it is not over.</summary>
    public bool Holds(FileReference file, long expires, string signature) =>
        Matches(signature, Sign(file, expires)) && clock.GetUtcNow().ToUnixTimeSeconds() < expires;

    private static bool Matches(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private string Sign(FileReference file, long expires)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{file.Id}\n{expires}\n{file.Name}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed)).AsSpan(0, SignatureBytes));
    }
}
