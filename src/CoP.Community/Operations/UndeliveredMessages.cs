using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Operations;

/// <summary>
/// The messages that wait for somebody's decision, as far as they are this person's: administrators decide about all,
/// coordinators about what everybody reads (posts and broadcasts), a lead about posts in places bound to their group,
/// and whoever sent a broadcast about it.
/// </summary>
public sealed class UndeliveredMessages(CommunityDb db, TimeProvider clock)
{
    /// <summary>How far back refused messages are shown; nobody has to do anything about them.</summary>
    public static readonly TimeSpan RefusedShown = TimeSpan.FromDays(7);

    /// <summary>They may have arrived or not: posts that are not repeated by themselves, and what was in doubt twice.</summary>
    /// <param name="actor">Who asks, with memberships; null for the command line, which sees all.</param>
    public IQueryable<OutboxMessage> InDoubt(Member? actor) => Of(actor).Where(static row => row.State == OutboxState.Ambiguous);

    /// <summary>The platform said no.</summary>
    /// <inheritdoc cref="InDoubt"/>
    public IQueryable<OutboxMessage> Refused(Member? actor)
    {
        var since = clock.GetUtcNow() - RefusedShown;
        return Of(actor).Where(row => row.State == OutboxState.Rejected && row.FinishedAt >= since);
    }

    /// <summary>What may be shown of them: never what they say.</summary>
    public IQueryable<UndeliveredMessage> Describe(IQueryable<OutboxMessage> rows) => rows.OrderBy(static row => row.Id).Select(row => new UndeliveredMessage(
        row.Id,
        row.State,
        row.BroadcastId,
        row.Conversation!.Channel,
        row.Conversation.Kind,
        row.Conversation.Title,
        row.MemberId,
        db.Members.Where(member => member.Id == row.MemberId).Select(static member => member.Name).FirstOrDefault(),
        row.NoticeType,
        row.FinishedAt,
        row.Reason));

    /// <summary>How the audit log calls a broadcast: by what it tells of.</summary>
    internal async Task<string> SourceAsync(long broadcastId, CancellationToken cancel) =>
        await db.Broadcasts.Where(one => one.Id == broadcastId).Select(static one => one.Source).FirstOrDefaultAsync(cancel) ?? $"broadcast:{broadcastId}";

    private IQueryable<OutboxMessage> Of(Member? actor)
    {
        var now = clock.GetUtcNow();
        if (actor is null || Permissions.Allows(actor, Permission.Administer, now))
        {
            return db.Outbox;
        }

        return Permissions.Allows(actor, Permission.Coordinate, now)
            ? db.Outbox.Where(static row => row.BroadcastId != null || row.Conversation!.Kind != ConversationKind.Personal)
            : Led(actor, Permissions.Led(actor));
    }

    // A thread is a conversation of its own; what is bound is the channel around it.
    private IQueryable<OutboxMessage> Led(Member actor, IReadOnlyList<long> groups) => db.Outbox.Where(row =>
        db.Broadcasts.Any(sent => sent.Id == row.BroadcastId && sent.OwnerId == actor.Id)
        || db.Conversations.Any(place => place.BoundGroupId != null && groups.Contains(place.BoundGroupId.Value)
            && place.Channel == row.Conversation!.Channel && place.ExternalId == row.Conversation.ExternalId));
}
