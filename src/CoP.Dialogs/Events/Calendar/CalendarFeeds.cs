using CoP.Community;
using CoP.Community.Events.Calendar;
using CoP.Community.Files;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Events.Calendar;

/// <summary>What a calendar reads that asks with a member's secret, named in the member's language.</summary>
internal sealed class CalendarFeeds(ReadCalendar calendars, EventCalendar calendar, ILocalizer words) : ICalendarFeeds
{
    public async Task<byte[]?> ReadAsync(string secret, CancellationToken cancel) => await calendars.FindAsync(secret, cancel) is { } found
        ? calendar.Write(words.Say("events.calendar.name", found.Reader.Language ?? Languages.English), found.Entries)
        : null;
}
