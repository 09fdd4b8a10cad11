using System.Globalization;

namespace CoP.Community;

/// <summary>The languages the bot speaks, as two-letter codes; the first is the fallback.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Kiswahili = "sw";
    public const string French = "fr";
    public const string Spanish = "es";

    public static IReadOnlyList<string> All { get; } = [English, Kiswahili, French, Spanish];

    /// <summary>The spoken language nearest to an IETF tag such as <c>fr-CA</c>, or null when it is none of ours.</summary>
    public static string? Nearest(string? tag) =>
        tag is { Length: >= 2 } && All.FirstOrDefault(code => tag.StartsWith(code, StringComparison.OrdinalIgnoreCase)) is { } code
        && (tag.Length == 2 || tag[2] is '-' or '_')
            ? code
            : null;

    /// <summary>What a language is called by those who speak it; the code of one that is not known.</summary>
    public static string NativeName(string code) => code switch
    {
        English => "English",
        Kiswahili => "Kiswahili",
        French => "Français",
        Spanish => "Español",
        _ => Foreign(code),
    };

    /// <summary>The culture that writes dates and numbers the way readers of the language in Kenya expect.</summary>
    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language switch
    {
        Kiswahili => "sw-KE",
        French => "fr-FR",
        Spanish => "es-ES",
        _ => "en-KE",
    });

    private static string Foreign(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
