using CoP.Community.Events.Calendar;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Calendar;

/// <summary>Shows a member's own address; the first time it makes one.</summary>
internal sealed class ShowCalendarAddress(CalendarAddress address) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var opened = await address.OpenAsync(turn.Actor, cancel);
        if (opened.Refusal is { } refusal)
        {
            turn.Reply(RefusalText.Text(refusal));
        }
        else
        {
            turn.Reply(CalendarText.Address(turn, opened.Value, "events.calendar.about"));
        }
    }
}

/// <summary>Another address, in the place of the one that somebody else knows.</summary>
internal sealed class RenewCalendarAddress(CalendarAddress address) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var renewed = await address.RenewAsync(turn.Actor, cancel);
        if (renewed.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Replace(CalendarText.Address(turn, renewed.Value, "events.calendar.renewed"));
        }
    }
}

/// <summary>No address any more.</summary>
internal sealed class StopCalendarAddress(CalendarAddress address) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        await address.StopAsync(turn.Actor, cancel);
        turn.Replace(CalendarText.Stopped(turn));
    }
}
