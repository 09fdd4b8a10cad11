using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Announcements;

/// <summary>Asks whether something is meant that cannot be undone; <c>{name}-yes</c> then does it.</summary>
internal sealed class AskFirstAction(string name, AnnouncementAccess access, AnnouncementButtons buttons) : IdAction(name, Permission.LeadOrCoordinate)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindForAsync(turn, id, cancel) is not { } announcement)
        {
            return;
        }

        turn.Reply(new Message
        {
            Blocks = [new Paragraph(turn.Say(new Text($"announcements.sure.{Name}", announcement.Original().Title)))],
            Buttons =
            [
                new ButtonRow(
                    buttons.Make($"{Name}-yes", id, turn.Language, ButtonStyle.Destructive),
                    buttons.Make(AnnouncementButtons.OpenVerb, id, turn.Language)),
            ],
        });
    }
}

/// <summary>Does what was asked about, and says so in the place of the question.</summary>
internal abstract class ConfirmedAction(string name) : IdAction($"{name}-yes", Permission.LeadOrCoordinate, once: true)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var done = await DoAsync(turn.Actor, id, cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"announcements.done.{Name}")));
    }

    protected abstract Task<Result<Announcement>> DoAsync(Member actor, long id, CancellationToken cancel);
}

internal sealed class CallOffAction(SteerAnnouncement steer) : ConfirmedAction(Asking)
{
    public const string Asking = "ann-stop";

    protected override Task<Result<Announcement>> DoAsync(Member actor, long id, CancellationToken cancel) => steer.CancelAsync(actor, id, cancel);
}

internal sealed class RecallAction(RecallAnnouncement recall) : ConfirmedAction(Asking)
{
    public const string Asking = "ann-recall";

    protected override Task<Result<Announcement>> DoAsync(Member actor, long id, CancellationToken cancel) => recall.HandleAsync(actor, id, cancel);
}
