using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>Opens the form for a session of a conference; it begins where the last one ends.</summary>
internal sealed class NewSessionAction(FormRunner forms, AddSession add, SessionLists lists, LocalTimes times) : IdAction
{
    public const string Verb = "session-new";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await add.FindAsync(turn.Actor, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var begins = CommonFields.AnswersOf(await lists.NextStartAsync(found.Value, cancel), times, turn.Actor);
        var start = FormStart.About(SessionForm.Conference, id);
        await forms.StartAsync(
            turn, EventForm.FormName,
            new FormStart(start.Arguments.Add(EventFields.Kind, nameof(EventKind.Session)), begins.With(EventFields.End, EventForm.EndOf(begins[CommonFields.TimeId]!, EventKind.Session))), cancel);
    }
}
