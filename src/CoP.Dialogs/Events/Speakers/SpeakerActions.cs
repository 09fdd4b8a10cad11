using CoP.Community;
using CoP.Community.Events.Speakers;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>Shows how a speaker stands; the card stays alive.</summary>
internal sealed class ShowSpeakerAction(SpeakerAccess access) : IdAction
{
    public const string Verb = "sp";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new SpeakerShown(id, found.Value.EventId));
        }
    }
}

/// <summary>Accepts an invitation, and asks at once for some words about the speaker, which can wait.</summary>
internal sealed class AcceptAction(AnswerInvitation answer, FormRunner forms) : IdAction
{
    public const string Verb = "sp-yes";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var before = (await answer.FindOwnAsync(turn.Actor, id, cancel)).Select(static speaker => speaker.State);
        var done = await answer.AcceptAsync(turn.Actor, id, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Remark($"events.speakers.stands.{done.Value.State}");
        if (before.Value == SpeakerState.Invited)
        {
            await forms.OpenAsync(turn, BiographyForm.FormName, "", FormStart.About(SpeakerForm.Subject, id), cancel);
        }
    }
}

/// <summary>What is asked before what cannot be undone.</summary>
internal sealed class SpeakerQuestions(SpeakerAccess access, AnswerInvitation answer)
{
    public async Task<Result<Text>> RemoveAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, turn.Actor, cancel)).Select(static speaker => new Text("events.speakers.ask.remove", speaker.Name));

    public async Task<Result<Text>> LeaveAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await answer.FindOwnAsync(turn.Actor, id, cancel)).Select(static speaker => new Text("events.speakers.ask.leave", speaker.Event!.Title));
}

/// <summary>Gives the slides of an event that is over, a message for each file.</summary>
internal sealed class GiveSlidesAction(SpeakerLists lists, MessageFiles files) : IdAction
{
    public const string Verb = "sp-files";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await lists.SlidesAsync(turn.Actor, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        foreach (var speaker in found.Value)
        {
            turn.Reply(Message.Of(SpeakerText.Name(speaker)) with { File = await files.FindAsync(speaker.SlidesFileId, cancel, speaker.Name) });
        }
    }
}
