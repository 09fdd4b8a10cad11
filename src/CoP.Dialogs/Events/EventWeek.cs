using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events;

/// <summary>What is on in one week, from Monday by the clocks of whoever reads it. The buttons lead to the weeks before and after that have something.</summary>
internal sealed class EventWeek(EventLists lists, EventPages pages, LocalTimes times)
{
    public const string Verb = "ev-week";

    /// <summary>The argument is <c>{filter}.{Monday}:{offset}</c>; without a day, the first week that has something.</summary>
    public async Task<ListView<Event>?> ShowAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var parts = argument.Split(':')[0].Split('.');
        var filter = EventPages.Filter(parts[0]);
        var coming = lists.Coming(turn.Actor, filter);
        var monday = parts is [_, var day] && DateOnly.TryParseExact(day, LocalTimes.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? MondayOf(given) : await FirstAsync(turn, coming, cancel);
        var (from, to) = (StartOf(monday, turn), StartOf(monday.AddDays(7), turn));
        return new(
            new Text("events.week.title", Day(monday, "d MMMM", turn)), "events.week.none", coming.Where(one => one.StartsAt < to && one.EndsAt > from), one => pages.Coming(one, turn))
        {
            Prefix = $"{filter}.{Key(monday)}:",
            Buttons = [.. await OtherWeeksAsync(turn, filter, coming, from, to, cancel), new ButtonRow(new Button(turn.Say("events.button.all"), new Press(EventPages.ComingVerb, $"{filter}:0")))],
        };
    }

    private async Task<DateOnly> FirstAsync(TurnContext turn, IQueryable<Event> coming, CancellationToken cancel)
    {
        var (now, first) = (turn.Now, await coming.Select(static one => (DateTimeOffset?)one.StartsAt).FirstOrDefaultAsync(cancel));
        return MondayOf(first > now ? first.Value : now, turn);
    }

    private async Task<IEnumerable<ButtonRow>> OtherWeeksAsync(TurnContext turn, EventFilter filter, IQueryable<Event> coming, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var before = await coming.Where(one => one.StartsAt < from).OrderByDescending(static one => one.StartsAt).Select(static one => (DateTimeOffset?)one.StartsAt).FirstOrDefaultAsync(cancel);
        var after = await coming.Where(one => one.StartsAt >= to).Select(static one => (DateTimeOffset?)one.StartsAt).FirstOrDefaultAsync(cancel);
        Button Of(DateTimeOffset start, string format) => new(Day(MondayOf(start, turn), format, turn), new Press(Verb, $"{filter}.{Key(MondayOf(start, turn))}:0"));
        Button[] row = [.. before is { } earlier ? [Of(earlier, "‹ d MMM")] : Array.Empty<Button>(), .. after is { } later ? [Of(later, "d MMM ›")] : Array.Empty<Button>()];
        return row.Length == 0 ? [] : [new ButtonRow([.. row])];
    }

    private DateTimeOffset StartOf(DateOnly day, TurnContext turn) => times.Read(Key(day), "00:00", turn.Actor);

    private DateOnly MondayOf(DateTimeOffset at, TurnContext turn) => MondayOf(DateOnly.ParseExact(times.Write(at, turn.Actor).Day, LocalTimes.DayFormat, CultureInfo.InvariantCulture));

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static string Key(DateOnly day) => day.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture);

    private static string Day(DateOnly day, string format, TurnContext turn) => day.ToString(format, Languages.Culture(turn.Language));
}
