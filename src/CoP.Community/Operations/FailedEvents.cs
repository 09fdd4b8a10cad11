using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Operations;

/// <summary>What an administrator decides about an event that failed. Of two who decide at once, one is refused.</summary>
public sealed class FailedEvents(CommunityDb db, ReplaySignal signal, AuditLog audit, TimeProvider clock)
{
    /// <summary>How the audit log calls a replay that somebody asked for.</summary>
    public const string Asked = "inbox.replay";

    /// <summary>Asks for it to be handled again: by itself, after the transaction that asks, so that its failure is not that one's.</summary>
    public async Task<Result<string>> AskForReplayAsync(Member actor, string reference, CancellationToken cancel)
    {
        var count = await Waiting(reference).ExecuteUpdateAsync(
            static set => set.SetProperty(static entry => entry.State, InboxState.Replaying), cancel);
        signal.Wake(); // It finds nothing before the commit; then it looks again within the minute.
        return Noted(actor, count, Asked, reference);
    }

    /// <summary>Lets go of it. What the member had written is forgotten.</summary>
    /// <param name="actor">Null for the command line.</param>
    public async Task<Result<string>> DismissAsync(Member? actor, string reference, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var count = await Waiting(reference).ExecuteUpdateAsync(
            set => set.SetProperty(static entry => entry.State, InboxState.Dismissed)
                .SetProperty(static entry => entry.SettledAt, now)
                .SetProperty(static entry => entry.Payload, (string?)null),
            cancel);
        return Noted(actor, count, "inbox.dismiss", reference);
    }

    private IQueryable<InboxEntry> Waiting(string reference) =>
        db.Inbox.Where(entry => entry.Reference == reference && entry.State == InboxState.Failed);

    private Result<string> Noted(Member? actor, int count, string action, string reference)
    {
        if (count == 0)
        {
            return new EventNotFailed(reference);
        }

        audit.Note(actor?.Id, action, $"event:{reference}");
        return reference;
    }
}
