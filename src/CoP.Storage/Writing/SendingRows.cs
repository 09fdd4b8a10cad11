using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoP.Storage.Writing;

/// <summary>Taken rows that are written as being sent in one statement, past EF, see <see cref="IOutboxClaims.WriteSendingAsync"/>.</summary>
internal static class SendingRows
{
    /// <summary>What is written of a row when it is sent.</summary>
    private static readonly string[] Sending =
        [nameof(OutboxMessage.State), nameof(OutboxMessage.Fence), nameof(OutboxMessage.LeasedUntil), nameof(OutboxMessage.Attempts), nameof(OutboxMessage.Payload)];

    /// <summary>Those of which no more has changed.</summary>
    public static List<EntityEntry<OutboxMessage>> Of(CommunityDb db, IEnumerable<OutboxMessage> rows) =>
        [.. rows.Select(row => db.Entry(row)).Where(static entry => entry.State == EntityState.Modified && entry.Properties.All(static one => !one.IsModified || Sending.Contains(one.Metadata.Name)))];

    /// <exception cref="DbUpdateConcurrencyException">Fewer were written: somebody else has taken one of them.</exception>
    public static void MarkWritten(List<EntityEntry<OutboxMessage>> entries, int written)
    {
        if (written != entries.Count)
        {
            throw new DbUpdateConcurrencyException("Somebody else has taken a row that was to be sent.");
        }

        foreach (var entry in entries)
        {
            entry.OriginalValues.SetValues(entry.CurrentValues); // Else EF would take the change back.
            entry.State = EntityState.Unchanged;
        }
    }
}
