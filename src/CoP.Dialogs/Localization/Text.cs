using System.Collections.Immutable;

namespace CoP.Dialogs.Localization;

/// <summary>
/// A key into the resource files, with what fills its <c>{0}</c>, <c>{1}</c>. Forms and actions hold these; the words
/// themselves are in <c>Words/{language}/*.json</c>.
/// </summary>
/// <param name="Args">Strings, numbers, dates, or further texts, which are localised first.</param>
public readonly record struct Text(string Key, params ImmutableArray<object> Args)
{
    public static implicit operator Text(string key) => new(key, []);

    /// <summary>Words that are the same in every language, or come from a person: a title, a name.</summary>
    public static Text Verbatim(string words) => new(VerbatimKey, [words]);

    internal const string VerbatimKey = "\u0000";
}
