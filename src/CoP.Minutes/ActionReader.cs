using CoP.Minutes.Actions;
using CoP.Minutes.Dates;

namespace CoP.Minutes;

/// <summary>
/// Reads minutes and proposes the actions in them: what, who, until when. What is marked, listed below a heading or in a table is read as it stands; running text only where it says plainly
/// that somebody was given something, since a proposal that nobody meant costs more trust than one that is missed. docs/decisions/0047 says what counts as what.
/// </summary>
public static class ActionReader
{
    /// <summary>In characters: the heading, which says when the meeting was.</summary>
    private const int Beginning = 600;

    /// <summary>In characters: what is looked at to know the language.</summary>
    private const int Enough = 20_000;

    /// <summary>The first whole date at the beginning of minutes, which is that of the meeting; null where there is none.</summary>
    public static DateOnly? MeetingDay(string minutes) => DueDates.Whole(minutes[..Math.Min(minutes.Length, Beginning)], SaidLanguage.Of(DateTokens.Of(minutes[..Math.Min(minutes.Length, Enough)])));

    /// <param name="minutes">Plain text or light markup, with lists and tables as people write them.</param>
    /// <param name="date">The day of the meeting, where it was; null where it is not known: then the first whole date at the beginning of the minutes, or else only days that name their year are read.</param>
    /// <param name="people">The full names of people and organisations that are known; may be empty.</param>
    public static IReadOnlyList<ProposedAction> Read(string minutes, DateOnly? date, IReadOnlyList<string> people)
    {
        var blocks = MinuteBlocks.Of(minutes);
        var tokens = DateTokens.Of(minutes[..Math.Min(minutes.Length, Enough)]);
        var names = new OwnerNames(new KnownNames(people), SmallWords.Of(minutes));
        var language = SaidLanguage.Of(tokens);
        date ??= blocks.Count > 3 ? DueDates.Whole(minutes[..Math.Min(minutes.Length, Beginning)], language) : null;
        return new MinutesReader(blocks, names, new DueDates(language, date), language).Read();
    }
}
