namespace CoP.Minutes.Actions;

/// <summary>Until when something is to be done, as far as its sentence says.</summary>
internal sealed class DueDates(string? language, DateOnly? meeting)
{
    /// <summary>In days: a quarter may be when something is done, a year only says what it is about.</summary>
    private const int LongestUnsaid = 92;

    private static readonly DateOnly[] Probes = [new(2001, 1, 10), new(2019, 8, 20)];

    /// <summary>The day a field such as "Due: …" names, whenever that is.</summary>
    public DateOnly? Labelled(string text) => DatePhrases.Best(Find(text)) is { IsUrgency: false } phrase ? phrase.End : null;

    /// <summary>
    /// The day until which a sentence says that it is to be done. A day that only describes something ("the March report", "minutes of 3 May") is none, nor is one before the meeting.
    /// </summary>
    public (DateOnly Day, int At, int Length)? Of(string text)
    {
        DatePhrase? best = null;
        foreach (var phrase in Find(text))
        {
            if (phrase.IsUrgency || phrase.End < (meeting ?? DateOnly.MinValue) || (!phrase.IsDeadline && (!Stands(text, phrase) || phrase.End.DayNumber - phrase.Start.DayNumber > LongestUnsaid)))
            {
                continue;
            }

            best = best is null || (phrase.IsDeadline && !best.IsDeadline) ? phrase : best;
        }

        return best is null ? null : (best.End, best.At, best.Length);
    }

    /// <summary>Whether a sentence speaks of a day or a year before the meeting, and of none after.</summary>
    public bool IsOfThePast(string text) => Find(text) is { Count: > 0 } found && found.All(phrase => phrase.End < (meeting ?? DateOnly.MinValue));

    /// <summary>The first single day in a text that names its year; null where there is none.</summary>
    public static DateOnly? Whole(string text, string? language) => new DueDates(language, null).Find(text).Where(static phrase => phrase.Start == phrase.End).Select(static phrase => (DateOnly?)phrase.End).FirstOrDefault();

    /// <summary>Whether nothing is said but a day, as in a cell or between brackets.</summary>
    public bool IsOnlyADay(string text)
    {
        var letters = text.Count(char.IsLetterOrDigit);
        return letters > 0 && Find(text) is [var first, ..] && text.Substring(first.At, first.Length).Count(char.IsLetterOrDigit) >= letters * 0.7;
    }

    /// <summary>Whether nothing follows that it could describe.</summary>
    private static bool Stands(string text, DatePhrase phrase)
    {
        var said = new Saying(text[(phrase.At + phrase.Length)..]);
        var before = text[..phrase.At].TrimEnd();
        return (said.Count == 0 || !said.IsWord(0) || said.Tokens[0].Text is "and" or "to" or "at" or "with" or "so" or "for" or "in" or "on" or "by" or "na" or "kwa" or "et" or "à" or "a" or "pour" or "y" or "con" or "para" or "saa" or "via" or "after" or "before" or "as" or "if" or "when" or "from" or "which")
            && !(before.EndsWith(" of", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" since", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where nobody knows when the meeting was, only days that name their year count: the same whenever they are read.</summary>
    private IReadOnlyList<DatePhrase> Find(string text)
    {
        var found = Find(text, language);
        return found.Count > 0 || language is null ? found : [.. Find(text, null).Where(phrase => phrase.IsDeadline || phrase.Length * 2 > text.Length)];
    }

    private IReadOnlyList<DatePhrase> Find(string text, string? spoken) => meeting is { } day ? DatePhrases.FindAll(text, spoken, day)
        : [.. DatePhrases.FindAll(text, spoken, Probes[0]).Intersect(DatePhrases.FindAll(text, spoken, Probes[1]))];
}
