namespace CoP.Minutes.Actions;

/// <summary>Verbs that say by their form that something will be done, in Kiswahili, French and Spanish.</summary>
/// <param name="language">The text's: an ending such as "er" is that of a verb only in French and Spanish.</param>
internal sealed class Verbal(string? language)
{
    private static readonly string[] KiswahiliSubjects = ["a", "wa", "i", "u", "zi", "ya", "ki", "vi", "li"];

    private static readonly HashSet<string> NoKiswahiliInfinitives =
    [
        "kuhusu", "kutoka", "kupitia", "kuanzia", "kufikia", "kuwa", "kwamba", "kwanza", "kwake", "kwao", "kwetu", "kwangu", "kwenu", "kweli", "kulingana", "kuliko", "kwenye", "kuna", "kule", "kubwa", "kutokana", "kuelekea", "kusini", "kuu", "kumi", "kundi", "kuku", "kwale", "kwani", "kulia", "kushoto",
    ];

    private static readonly HashSet<string> NoFrenchFutures = ["sera", "seront", "aura", "auront", "pourra", "pourront", "faudra", "verra", "viendra", "ira", "iront", "opera", "extra", "camera", "para", "era", "sahara", "ultra", "contra", "infra", "cobra", "mombasara", "restera", "deviendra", "vaudra", "permettra", "permettront", "souffriront", "coutera"];

    private static readonly HashSet<string> NoSpanishFutures = ["será", "serán", "habrá", "habrán", "estará", "estarán", "podrá", "podrán", "tendrá", "irá", "está", "quizá", "acá", "verá", "permitirá", "permitirán", "sufrirán", "seguirá", "costará"];

    public static bool IsFuture(Saying said, int at)
    {
        var raw = said.Raw(at);
        if (raw.Length < 5 || char.IsUpper(raw[0]) || MinutesWords.Has(said.Tokens[at].Text, WordKind.Role))
        {
            return false;
        }

        var word = said.Tokens[at].Text;
        return IsKiswahiliFuture(word) || IsFrenchFuture(word, raw) || ((raw.EndsWith("rá", StringComparison.Ordinal) || raw.EndsWith("rán", StringComparison.Ordinal)) && !NoSpanishFutures.Contains(raw));
    }

    public static bool IsKiswahiliInfinitive(string word) =>
        word.Length >= 5 && word.EndsWith('a') | word.EndsWith('i') | word.EndsWith('u') | word.EndsWith('e') && (word.StartsWith("ku", StringComparison.Ordinal) || word.StartsWith("kw", StringComparison.Ordinal)) && !NoKiswahiliInfinitives.Contains(word);

    /// <summary>French and Spanish, by the ending alone: "envoyer", "presentar".</summary>
    public bool IsInfinitive(string word) => language is "fr" or "es" && HasInfinitiveEnding(word);

    public static bool HasInfinitiveEnding(string word) => word.Length > 4 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal) || word.EndsWith("re", StringComparison.Ordinal) || word.EndsWith("ar", StringComparison.Ordinal));

    /// <summary>"Iliazimia", "walikubali".</summary>
    public static bool IsKiswahiliPast(string word) => word.Length > 6 && KiswahiliSubjects.Any(subject => word.StartsWith(subject, StringComparison.Ordinal) && string.CompareOrdinal(word, subject.Length, "li", 0, 2) == 0);

    /// <summary>A subject and an ending that asks: "wapitie", "aandae"; only after somebody who may be asked, since other words look so as well.</summary>
    public static bool IsKiswahiliRequest(string word) => word.Length >= 5 && word[^1] == 'e' && KiswahiliSubjects.Any(subject => subject.Length + 3 < word.Length && word.StartsWith(subject, StringComparison.Ordinal)) && word is not ("asante" or "wapate" or "yenyewe" or "wenyewe" or "article" or "active" or "agree" or "above" or "alone" or "apache" or "zimbabwe" or "while" or "whole" or "wake" or "issue" or "image" or "include" or "improve" or "update" or "under" or "use");

    /// <summary>A subject, "ta", and the rest: atatuma, itatuma, watawasiliana; not "watatu", which counts people.</summary>
    private static bool IsKiswahiliFuture(string word)
    {
        foreach (var subject in KiswahiliSubjects)
        {
            if (word.Length > subject.Length + 4 && word.StartsWith(subject, StringComparison.Ordinal) && string.CompareOrdinal(word, subject.Length, "ta", 0, 2) == 0 && word[^1] is 'a' or 'i' or 'u' or 'e' && !word.EndsWith("kuwa", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFrenchFuture(string word, string raw) =>
        raw[^1] is 'a' or 't' && (word.EndsWith("era", StringComparison.Ordinal) || word.EndsWith("ira", StringComparison.Ordinal) || word.EndsWith("dra", StringComparison.Ordinal) || word.EndsWith("tra", StringComparison.Ordinal) || word.EndsWith("vra", StringComparison.Ordinal) || word.EndsWith("rra", StringComparison.Ordinal) || word.EndsWith("ront", StringComparison.Ordinal)) && !NoFrenchFutures.Contains(word);
}
