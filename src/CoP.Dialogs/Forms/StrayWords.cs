using CoP.Community.Search;

namespace CoP.Dialogs.Forms;

/// <summary>Words that are no command and no answer.</summary>
internal static class StrayWords
{
    private const int WordsOfAQuestion = 4;

    /// <summary>Whether they could be a question to the community: a question mark and something to ask about, or a whole sentence.</summary>
    public static bool MayBeQuestion(string words) =>
        words.Contains('?', StringComparison.Ordinal)
            ? SearchTerms.Of(words).Any()
            : words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= WordsOfAQuestion;
}
