using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Operations;

/// <summary>How the outbox and the inbox stand.</summary>
/// <param name="Due">Rows that could leave now.</param>
/// <param name="OldestDue">Since when the oldest of them waits.</param>
public sealed record UndeliveredFigures(int InDoubt, int Refused, int OutOfReach, int Failed, int Due, DateTimeOffset? OldestDue);

/// <summary>A broadcast of which some messages are in doubt; it is decided about as a whole.</summary>
public sealed record DoubtfulBroadcast(long BroadcastId, string Title, int Count);

/// <summary>A member who cannot be told anything anywhere, by one of their addresses.</summary>
/// <param name="Since">Null when that was not recorded.</param>
public sealed record LostMember(long MemberId, string Name, string Channel, DateTimeOffset? Since, string? Reason);

/// <summary>What an administrator looks at.</summary>
public sealed class UndeliveredOverview(CommunityDb db, UndeliveredMessages messages, TimeProvider clock)
{
    /// <inheritdoc cref="UndeliveredMessages.InDoubt"/>
    public async Task<UndeliveredFigures> FiguresAsync(Member? actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = db.Outbox.Where(row => row.State == OutboxState.Queued && row.NotBefore <= now && row.ConversationId != null);
        return new UndeliveredFigures(
            await messages.InDoubt(actor).CountAsync(cancel),
            await messages.Refused(actor).CountAsync(cancel),
            await OutOfReach().CountAsync(cancel),
            await Failed().CountAsync(cancel),
            await due.CountAsync(cancel),
            await due.MinAsync(static row => (DateTimeOffset?)row.NotBefore, cancel));
    }

    /// <inheritdoc cref="UndeliveredMessages.InDoubt"/>
    public IQueryable<DoubtfulBroadcast> Broadcasts(Member? actor)
    {
        var rows = messages.InDoubt(actor);
        return db.Broadcasts.Where(sent => rows.Any(row => row.BroadcastId == sent.Id)).OrderBy(static sent => sent.Id)
            .Select(sent => new DoubtfulBroadcast(sent.Id, sent.Title, rows.Count(row => row.BroadcastId == sent.Id)));
    }

    /// <summary>Active members none of whose addresses can be reached, the latest first.</summary>
    public IQueryable<LostMember> OutOfReach() =>
        from address in db.Addresses
        join place in db.Conversations on address.ConversationId equals place.Id
        where !place.Reachable && address.Member!.Status == MemberStatus.Active
            && !db.Addresses.Any(other => other.MemberId == address.MemberId
                && db.Conversations.Any(known => known.Id == other.ConversationId && known.Reachable))
        orderby place.LostAt descending, address.Id
        select new LostMember(address.MemberId, address.Member!.Name, place.Channel, place.LostAt, place.LostReason);

    /// <summary>Events that failed and wait for a decision, the oldest first.</summary>
    public IQueryable<InboxEntry> Failed() =>
        db.Inbox.Where(static entry => entry.State == InboxState.Failed).OrderBy(static entry => entry.ReceivedAt).ThenBy(static entry => entry.Id);
}
