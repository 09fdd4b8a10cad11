using System.Globalization;
using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>The words and the culture of one language.</summary>
/// <param name="Today">The day on which something is said, where that matters; without it only whole dates are understood.</param>
internal readonly record struct Localizer(ILocalizer Words, string Language, DateOnly? Today = null)
{
    public CultureInfo Culture => Languages.Culture(Language);

    public string Say(Text text) => Words.Say(text, Language);

    public string Say(string key, params ReadOnlySpan<object> args) => Say(new Text(key, [.. args]));

    /// <summary>True when the words are one of the comma-separated synonyms under a key.</summary>
    public bool Means(string said, string key) =>
        Say(key).Split(',').Select(TextNormalizer.NormalizeWhole).Contains(TextNormalizer.NormalizeWhole(said), StringComparer.Ordinal);
}
