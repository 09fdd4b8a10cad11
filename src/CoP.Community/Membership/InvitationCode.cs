using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CoP.Community.Membership;

/// <summary>
/// The code itself: 16 letters and digits in four groups (80 random bits), without those that look alike. As a Telegram
/// start parameter it is written without the dashes.
/// </summary>
public static partial class InvitationCode
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 16;
    private const int GroupLength = 4;

    /// <summary>Characters; whoever sends a code writes a line around it at most.</summary>
    private const int LongestLine = 300;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(GroupLength).Select(static part => new string(part)));

    /// <summary>What is stored: the hash of the code without dashes and in capitals.</summary>
    public static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(code))));

    /// <summary>In capitals and without what may stand between its groups: spaces, and dashes of every kind.</summary>
    public static string Bare(string code) => Between().Replace(code, "").ToUpperInvariant();

    /// <summary>Everything in a line that can be a code, in the order of the line; overlapping, since a word of four letters may stand before one.</summary>
    public static IReadOnlyList<PossibleCode> In(string text) =>
        text.Length > LongestLine ? [] : [.. Shape().Matches(text).Select(match => Read(match, text))];

    private static PossibleCode Read(Match match, string text)
    {
        var groups = match.Groups["group"].Captures.Select(static group => group.Value).ToList();
        var gaps = match.Groups["gap"].Captures.Select(static gap => gap.Value).ToList();
        var written = match.Groups["code"];
        var printed = gaps.TrueForAll(static gap => gap.Length == 0) || gaps.TrueForAll(static gap => gap.Trim().Length > 0);
        var around = text.Remove(written.Index, written.Length);
        return new PossibleCode(Bare(written.Value), groups.Count(IsMixed), printed, IsWhole: !around.Any(char.IsLetterOrDigit));
    }

    private static bool IsMixed(string group) => group.Any(char.IsAsciiDigit) && group.Any(char.IsAsciiLetter);

    [GeneratedRegex(@"[\s\p{Pd}\u2212]")]
    private static partial Regex Between();

    // Looks ahead only, so that the next match may begin inside this one.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?=(?<code>(?<group>[A-HJ-NP-Za-hj-np-z2-9]{4})(?:(?<gap>[\s\p{Pd}\u2212]{0,3})(?<group>[A-HJ-NP-Za-hj-np-z2-9]{4})){3})(?![\p{L}\p{N}]))")]
    private static partial Regex Shape();
}

/// <summary>Something in somebody's words that has the shape of a code.</summary>
/// <param name="Code">In capitals, without anything between its groups.</param>
/// <param name="Mixed">In how many of its groups letters and digits stand together, as they do in no ordinary word.</param>
/// <param name="IsPrinted">With dashes between all groups or in one piece, as we write codes; not with spaces.</param>
/// <param name="IsWhole">Nothing else was said.</param>
public sealed record PossibleCode(string Code, int Mixed, bool IsPrinted, bool IsWhole)
{
    private bool IsNoWords => IsPrinted ? Mixed > 0 : Mixed > 1;

    /// <summary>
    /// Whether it is a code even if no such invitation was made, so that a mistyped one is told to be wrong. "They need that
    /// help" has the shape of one as well, and members may write of serial numbers.
    /// </summary>
    public bool IsMeantAsOne(bool byMember) => IsWhole ? IsPrinted || IsNoWords : !byMember && IsNoWords;
}
