namespace CoP.Dialogs.Localization;

/// <summary>Long texts where a few words are enough to know them by: every byte is paid for by whoever reads it on a phone.</summary>
internal static class TextTruncation
{
    /// <summary>How much of a title a sentence quotes, in characters.</summary>
    private const int TitleLength = 60;

    /// <summary>A question's title as a notice quotes it.</summary>
    public static string Title(string title) => Line(title, TitleLength);

    /// <summary>One line of at most <paramref name="most"/> characters and an ellipsis, cut between words where there are some.</summary>
    public static string Line(string text, int most)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= most ? line : $"{line[..Cut(line, most)].TrimEnd()}…";
    }

    /// <summary>At most <paramref name="most"/> characters with their line breaks, the last an ellipsis where some are left out.</summary>
    public static string Within(string text, int most) => text.Length <= most ? text : $"{text[..Cut(text, most - 1)].TrimEnd()}…";

    private static int Cut(string line, int most) =>
        line.LastIndexOf(' ', most) is var space && space > most / 2 ? space
        : char.IsHighSurrogate(line[most - 1]) ? most - 1
        : most;
}
