using System.Globalization;
using CoP.Community.DueWork;
using CoP.Community.Schedules;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Schedules;

/// <summary>Draws the list of what is done by itself, and the card of one.</summary>
internal sealed class ScheduleLines(ScheduleList schedule, LocalTimes times)
{
    public const string Verb = "schedule";

    /// <summary>What failed first, then what is paused; the rest as it comes.</summary>
    public async Task<ListView<ScheduledItem>> ListAsync(TurnContext turn, CancellationToken cancel)
    {
        var all = (await schedule.AllAsync(cancel)).OrderBy(static item => item.Entry.LastOutcome == RunOutcome.Failed ? 0 : item.IsPaused ? 1 : 2);
        return new ListView<ScheduledItem>("schedule.title", "schedule.none", all.AsQueryable(), item => Line(turn, item));
    }

    /// <summary>The card of one work; null when nothing of that name is done any more.</summary>
    public async Task<Message?> CardAsync(TurnContext turn, string name, CancellationToken cancel)
    {
        if (await schedule.FindAsync(name, cancel) is not { } item)
        {
            return null;
        }

        return new Message
        {
            Title = Name(turn, item),
            Blocks =
            [
                new Facts(
                    new Fact(turn.Say("schedule.label.last"), Last(turn, item)),
                    new Fact(turn.Say("schedule.label.next"), Next(turn, item))),
                .. item.Entry.RunAskedAt is null ? Array.Empty<Block>() : [new Paragraph(turn.Say("schedule.asked"))],
            ],
            Buttons = [new ButtonRow([.. Buttons(turn, item)]), new ButtonRow(new Button(turn.Say("schedule.button.all"), new Press(Verb, "0")))],
        };
    }

    private static IEnumerable<Button> Buttons(TurnContext turn, ScheduledItem item)
    {
        if (item.Entry.RunAskedAt is null)
        {
            yield return Button(turn, "schedule-run", item, ButtonStyle.Primary);
        }

        yield return Button(turn, item.IsPaused ? "schedule-resume" : "schedule-pause", item, ButtonStyle.Default);
    }

    private static Button Button(TurnContext turn, string verb, ScheduledItem item, ButtonStyle style) =>
        new(turn.Say($"schedule.button.{verb}"), new Press(verb, item.Name), style);

    private Entry Line(TurnContext turn, ScheduledItem item) => new(
        Name(turn, item),
        item.Entry.LastRunAt is null ? Next(turn, item) : $"{Last(turn, item)} · {Next(turn, item)}",
        new Button(turn.Say("schedule.button.open"), new Press(ShowWork.Verb, item.Name)));

    private static string Name(TurnContext turn, ScheduledItem item) => turn.Say($"schedule.work.{item.Name}");

    private string Last(TurnContext turn, ScheduledItem item) => item.Entry switch
    {
        { LastRunAt: { } at, LastOutcome: RunOutcome.Failed } => turn.Say(new Text("schedule.failed", When(turn, at))),
        { LastRunAt: { } at } entry => turn.Say(new Text("schedule.done", When(turn, at), entry.LastCount.ToString(CultureInfo.InvariantCulture))),
        _ => turn.Say("schedule.never"),
    };

    private string Next(TurnContext turn, ScheduledItem item) => item switch
    {
        { Entry.PausedAt: { } since } => turn.Say(new Text("schedule.paused", When(turn, since))),
        { Next: { } next } => turn.Say(new Text("schedule.next", When(turn, next))),
        _ => turn.Say("schedule.watches"),
    };

    private string When(TurnContext turn, DateTimeOffset at) => times.WeekdayAndTime(at, turn.Language, turn.Member);
}
