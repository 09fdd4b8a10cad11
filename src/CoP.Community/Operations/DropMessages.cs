using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Operations;

/// <summary>Lets go of what is in doubt or was refused: it is not sent again, and not listed any more.</summary>
public sealed class DropMessages(CommunityDb db, UndeliveredMessages undelivered, AuditLog audit, TimeProvider clock)
{
    /// <summary>Why a dropped row has ended.</summary>
    public const string Reason = "dropped by hand";

    /// <inheritdoc cref="ResendMessages.OneAsync"/>
    public Task<Result<int>> OneAsync(Member? actor, long id, CancellationToken cancel) =>
        DropAsync(actor, undelivered.InDoubt(actor).Union(undelivered.Refused(actor)).Where(row => row.Id == id), $"outbox:{id}", cancel);

    /// <inheritdoc cref="ResendMessages.BroadcastAsync"/>
    public async Task<Result<int>> BroadcastAsync(Member? actor, long broadcastId, CancellationToken cancel) => await DropAsync(
        actor, undelivered.InDoubt(actor).Where(row => row.BroadcastId == broadcastId), await undelivered.SourceAsync(broadcastId, cancel), cancel);

    private async Task<Result<int>> DropAsync(Member? actor, IQueryable<OutboxMessage> rows, string subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = rows.Select(static row => row.Id);
        var count = await db.Outbox
            .Where(row => ids.Contains(row.Id) && (row.State == OutboxState.Ambiguous || row.State == OutboxState.Rejected))
            .ExecuteUpdateAsync(
                set => set.SetProperty(static row => row.State, OutboxState.Expired)
                    .SetProperty(static row => row.Reason, Reason)
                    .SetProperty(static row => row.Payload, (string?)null)
                    .SetProperty(static row => row.FinishedAt, now),
                cancel);
        if (count == 0)
        {
            return new MessageNotUndelivered();
        }

        audit.Note(actor?.Id, "outbox.drop", subject);
        return count;
    }
}
