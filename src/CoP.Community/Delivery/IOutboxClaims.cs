namespace CoP.Community.Delivery;

/// <summary>
/// Takes rows of the outbox for sending, within the caller's transaction, so that nobody else takes them. Each database has its
/// own way: SQLite has one writer and only needs to look again; a server locks what it looks at and passes by what another
/// process holds (<c>FOR UPDATE SKIP LOCKED</c>, <c>READPAST, UPDLOCK</c>).
/// </summary>
public interface IOutboxClaims
{
    /// <summary>Those of <paramref name="ids"/> that are still due and that nothing holds back, leased, with a fence that is one higher.</summary>
    /// <param name="ids">Selected before, without a lock: another loop or process may have been faster.</param>
    /// <param name="lease">After this they count as left behind.</param>
    /// <returns>With their conversations and live messages.</returns>
    Task<List<OutboxMessage>> TakeAsync(IReadOnlyCollection<long> ids, TimeSpan lease, CancellationToken cancel);

    /// <summary>Writes in one statement that taken rows are being sent, with their payloads; not for rows of which more has changed.</summary>
    /// <param name="rows">As <see cref="TakeAsync"/> gave them, and then marked as sending.</param>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException">Somebody else has taken one of them.</exception>
    Task WriteSendingAsync(IReadOnlyCollection<OutboxMessage> rows, CancellationToken cancel);

    /// <summary>Finishes rows that have arrived, in one statement. Those that are not on their way under their fence any more stay as they are.</summary>
    /// <returns>How many were.</returns>
    Task<int> FinishSentAsync(IReadOnlyList<SentRow> rows, CancellationToken cancel);
}

/// <param name="Id">The row's.</param>
/// <param name="Fence">Under which it was taken.</param>
/// <param name="PlatformId">The platform's id of what arrived, where it gave one.</param>
public readonly record struct SentRow(long Id, long Fence, string? PlatformId);
