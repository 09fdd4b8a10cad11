using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events;

/// <summary>The event that a button or a form is about.</summary>
internal static class EventFinding
{
    /// <summary>Null when whoever acts may not see it; a remark has then said so.</summary>
    public static async Task<Event?> FindForAsync(this EventAccess access, TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is not { } refusal)
        {
            return found.Value;
        }

        turn.Remark(refusal);
        return null;
    }

    /// <summary>The same for whoever looks after it.</summary>
    public static async Task<Event?> FindLookedAfterAsync(this EventAccess access, TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindForAsync(turn, id, cancel) is not { } one)
        {
            return null;
        }

        if (access.LooksAfter(one, turn.Actor))
        {
            return one;
        }

        turn.Remark(new NotYourEvent());
        return null;
    }

    /// <summary>The event that a list is about.</summary>
    /// <param name="argument">As <c>{id}:{offset}</c>, or the id for the first page.</param>
    /// <param name="find">Who may see the list.</param>
    public static Task<Event?> FindListedAsync(
        this TurnContext turn, string argument, Func<TurnContext, long, CancellationToken, Task<Event?>> find, CancellationToken cancel)
    {
        if (long.TryParse(argument.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return find(turn, id, cancel);
        }

        turn.Remark("turn.oldButton");
        return Task.FromResult<Event?>(null);
    }
}

/// <summary>Shows an event whole; its card stays alive.</summary>
internal sealed class ShowEventAction(EventAccess access) : IdAction
{
    public const string Verb = "event";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindForAsync(turn, id, cancel) is not null)
        {
            turn.Show(new EventShown(id));
        }
    }
}

/// <summary>Shows how it stands to whoever looks after it.</summary>
internal sealed class ManageEventAction(EventAccess access) : IdAction
{
    public const string Verb = "ev";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, id, cancel) is not null)
        {
            turn.Show(new EventManaged(id));
        }
    }
}

/// <summary>Opens the form for an event with everything filled in.</summary>
internal sealed class EditEventAction(FormRunner forms, EventAccess access, EventAnswers answers) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, id, cancel) is not { } one)
        {
            return;
        }

        if (one.State is EventState.Cancelled or EventState.Held)
        {
            turn.Remark(new EventNotInState(one.State));
            return;
        }

        await forms.StartAsync(turn, EventForm.FormName, FormStart.About(EventFields.Subject, id) with { Answers = answers.Write(one, turn.Actor) }, cancel);
    }
}

/// <summary>
/// What a member does about their own seat. Whoever has a seat now gets it in writing, with the calendar entry; for the rest a line
/// says how they stand, and their card of the event shows it.
/// </summary>
internal sealed class SeatAction(SeatBook seats, RegisterForEvent register, SessionCard sessions, Func<RegisterForEvent, TurnContext, long, CancellationToken, Task<Result<Registration>>> change) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var before = (await seats.FindAsync(id, turn.Actor.Id, cancel))?.Revision;
        var done = await change(register, turn, id, cancel);
        if (done.Refusal is ConferenceSeatNeeded needed)
        {
            turn.Reply(Message.Of(turn.Say(RefusalText.Text(needed))) with { Buttons = [sessions.ToConference(needed.ConferenceId, turn.Language, ButtonStyle.Primary)] });
        }
        else if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else if (done.Value.State == RegistrationState.Seated && done.Value.Revision != before)
        {
            turn.Show(new SeatTaken(id, done.Value.Id, done.Value.Revision));
        }
        else
        {
            turn.Remark($"events.stands.{done.Value.State}");
        }
    }
}
