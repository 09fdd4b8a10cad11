using System.Text.RegularExpressions;
using PhoneNumbers;

namespace CoP.Community.Members;

/// <summary>The one spelling of a telephone number, E.164 (<c>+254712345678</c>), whichever way somebody has written it.</summary>
public static partial class PhoneSpelling
{
    /// <summary>Where a number without a country is one of.</summary>
    private const string Home = "KE";

    /// <summary>Digits of a number and what may stand between them; what is longer is no number.</summary>
    private const int Longest = 40;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Null for what is no telephone number.</summary>
    /// <param name="written">With or without the country, which is Kenya where none is named; spaces, dashes, brackets and points do not matter.</param>
    public static string? Normal(string? written)
    {
        if (written is null || written.Length > Longest || written.Any(char.IsLetter))
        {
            return null;
        }

        try
        {
            var number = Numbers.Parse(Abroad().Replace(Unseen().Replace(written, " ").Trim(), "+"), Home);
            return Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The same for a number that always has its country in front, with the plus or without it, as a platform gives it.</summary>
    public static string? International(string? given) => given is null ? null : Normal(given.TrimStart().StartsWith('+') ? given : $"+{given.Trim()}");

    // What is dialled for another country, from Kenya (000) and from most others (00); the library knows the first alone.
    [GeneratedRegex(@"^[(\s]*0[\s-]*0[\s-]*0?[)\s-]*(?=[1-9])")]
    private static partial Regex Abroad();

    // Spaces of all kinds, and marks of direction that come along when a number is copied.
    [GeneratedRegex(@"[\p{Z}\p{Cf}\s]+")]
    private static partial Regex Unseen();
}
