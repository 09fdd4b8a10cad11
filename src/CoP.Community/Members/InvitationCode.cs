using System.Security.Cryptography;
using System.Text;

namespace CoP.Community.Members;

/// <summary>
/// The code itself: 16 letters and digits in four groups (80 random bits), without those that look alike. As a Telegram
/// start parameter it is written without the dashes.
/// </summary>
public static class InvitationCode
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 16;
    private const int GroupLength = 4;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(GroupLength).Select(static part => new string(part)));

    /// <summary>What is stored: the hash of the code without dashes and in capitals.</summary>
    public static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(code))));

    public static string Bare(string code) => code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    /// <summary>Whether what somebody typed can be a code at all, so that ordinary words are not taken for a failed attempt.</summary>
    public static bool LooksLikeOne(string text) => Bare(text) is { Length: Length } bare && bare.All(Alphabet.Contains);
}
