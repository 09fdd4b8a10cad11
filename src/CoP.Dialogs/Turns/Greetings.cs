using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Tells a greeting from a question: all of it consists of phrases that people greet with (<c>turn.greetings</c>, in any language,
/// one after another), or of nothing but emoji.
/// </summary>
internal sealed class Greetings(ILocalizer words)
{
    private const int Longest = 16;

    private readonly FrozenSet<string> _phrases = Languages.All
        .SelectMany(language => words.Say("turn.greetings", language).Split(','))
        .Select(static phrase => string.Join(' ', Parts(phrase)))
        .ToFrozenSet(StringComparer.Ordinal);

    public bool IsOne(string said)
    {
        var parts = Parts(said);
        return parts.Length == 0 ? said.EnumerateRunes().Any(IsPicture) : parts.Length <= Longest && Consists(parts);
    }

    // The longest phrase first: "habari za asubuhi" is one, not "habari" and something else.
    private bool Consists(ReadOnlySpan<string> parts)
    {
        while (parts.Length > 0)
        {
            var taken = parts.Length;
            while (taken > 0 && !_phrases.Contains(string.Join(' ', parts[..taken])))
            {
                taken--;
            }

            if (taken == 0)
            {
                return false;
            }

            parts = parts[taken..];
        }

        return true;
    }

    private static bool IsPicture(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;

    private static string[] Parts(string text) =>
        string.Concat(TextNormalizer.Normalize(text).Select(static letter => char.IsLetterOrDigit(letter) || letter == '\'' ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
