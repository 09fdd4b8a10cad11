using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Announcements;

/// <summary>Does one thing to an announcement and says in a line how it went; its cards redraw themselves.</summary>
internal abstract class SteerAction(string name, bool once = false) : IdAction(name, Permission.LeadOrCoordinate, once)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var done = await DoAsync(turn, id, cancel);
        turn.Remark(done.Refusal is { } refusal ? RefusalText.Text(refusal) : Done(done.Value));
    }

    protected abstract Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel);

    protected virtual Text Done(Announcement announcement) => $"announcements.done.{Name}";
}

/// <summary>Not once only: what it was refused for can be put right, and what went cannot go again.</summary>
internal sealed class SendAction(SendAnnouncement send) : SteerAction("ann-send")
{
    protected override Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel) => send.HandleAsync(turn.Actor, id, cancel);

    protected override Text Done(Announcement announcement) => $"announcements.gone.{announcement.State}";
}

internal sealed class TestAction(TryAnnouncement test) : SteerAction("ann-test", once: true)
{
    protected override Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        test.HandleAsync(turn.Actor, turn.Conversation, id, cancel);
}

/// <summary>Throws a draft away; nobody has got anything of it.</summary>
internal sealed class DiscardAction(AnnouncementAccess access, SteerAnnouncement steer) : SteerAction("ann-discard")
{
    protected override async Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        return found switch
        {
            { Succeeded: false } => found,
            { Value.State: not AnnouncementState.Draft and var state } => new AnnouncementNotInState(state),
            _ => await steer.CancelAsync(turn.Actor, id, cancel),
        };
    }
}

internal sealed class PauseAction(SteerAnnouncement steer) : SteerAction("ann-pause")
{
    protected override Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel) => steer.PauseAsync(turn.Actor, id, cancel);
}

internal sealed class ResumeAction(SteerAnnouncement steer) : SteerAction("ann-resume")
{
    protected override Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel) => steer.ResumeAsync(turn.Actor, id, cancel);
}

internal sealed class ApproveAction(DecideAnnouncement decide) : SteerAction("ann-approve")
{
    protected override Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        decide.HandleAsync(turn.Actor, id, approve: true, null, cancel);
}

/// <summary>One more round for those it did not reach; a late second press must not begin another.</summary>
internal sealed class ResendAction(ResendAnnouncement resend) : SteerAction("ann-resend", once: true)
{
    protected override Task<Result<Announcement>> DoAsync(TurnContext turn, long id, CancellationToken cancel) => resend.HandleAsync(turn.Actor, id, cancel);
}

/// <summary>What may have arrived: all of it once more, or all of it left as it is.</summary>
internal sealed class DoubtsAction(string name, bool resend, ResolveDoubts resolve) : IdAction(name, Permission.LeadOrCoordinate, once: true)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var done = await resolve.HandleAsync(turn.Actor, id, resend, cancel);
        turn.Remark(done.Refusal is { } refusal ? RefusalText.Text(refusal) : new Text($"announcements.done.{Name}", done.Value));
    }
}
