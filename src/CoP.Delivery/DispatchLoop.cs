using CoP.Community.Delivery;

namespace CoP.Delivery;

/// <summary>
/// The way of messages from one queue of the outbox to their platforms. It has four stages:
/// <list type="number">
/// <item><term>select</term><description><see cref="OutboxSelector"/>: what is most urgent, one message a conversation, as far as the rate limits permit. Writes nothing.</description></item>
/// <item><term>prepare</term><description><see cref="OutboxPreparer"/>: renders, then takes and marks as sending in a commit before the first byte leaves.</description></item>
/// <item><term>send</term><description><see cref="MessageSender"/>: waits for the moment that was permitted, sends once, always has an outcome.</description></item>
/// <item><term>record</term><description><see cref="SendResults"/>: writes down what follows from the outcome, as <see cref="SendOutcomePolicy"/> says, many in one commit.</description></item>
/// </list>
/// A process that ends between two stages leaves rows that <see cref="Recovery"/> finds.
/// </summary>
internal sealed class DispatchLoop(
    OutboxSelector selector, OutboxPreparer preparer, MessageSender sender, SendResults results, PoisonMessages poison, InFlightMessages inFlight)
{
    /// <summary>Until there is nothing more that may be sent now.</summary>
    /// <param name="hard">Ends what is in flight already.</param>
    public async Task RunAsync(DispatchQueue queue, CancellationToken stopping, CancellationToken hard)
    {
        while (!stopping.IsCancellationRequested)
        {
            var selected = await selector.SelectAsync(queue, inFlight, stopping);
            if (selected.Count == 0)
            {
                return;
            }

            foreach (var message in await PrepareAsync(selected, hard))
            {
                _ = results.FollowAsync(() => sender.SendAsync(message, hard));
            }
        }
    }

    private async Task<IReadOnlyList<PreparedMessage>> PrepareAsync(IReadOnlyList<SelectedMessage> selected, CancellationToken hard)
    {
        try
        {
            var prepared = await preparer.PrepareAsync(selected, hard);
            Release(selected.ExceptBy(prepared.Select(static message => message.Selected.RowId), static message => message.RowId));
            return prepared;
        }
        catch
        {
            if (hard.IsCancellationRequested || !await poison.CanWriteAsync(selected[0].RowId, hard))
            {
                Requeue(selected);
                throw; // The database is away.
            }
        }

        return await PrepareOneByOneAsync(selected, hard);
    }

    /// <summary>One of them kept all from being prepared; it must not keep the others for ever.</summary>
    private async Task<IReadOnlyList<PreparedMessage>> PrepareOneByOneAsync(IReadOnlyList<SelectedMessage> selected, CancellationToken hard)
    {
        List<PreparedMessage> prepared = [];
        foreach (var message in selected)
        {
            if (await PrepareAloneAsync(message, hard) is { } ready)
            {
                prepared.Add(ready);
            }
            else
            {
                Requeue([message]);
            }
        }

        return prepared;
    }

    private async Task<PreparedMessage?> PrepareAloneAsync(SelectedMessage message, CancellationToken hard)
    {
        try
        {
            return (await preparer.PrepareAsync([message], hard)) is [var ready] ? ready : null;
        }
        catch (Exception failure) when (!hard.IsCancellationRequested)
        {
            await poison.EndsAsync(message, OutboxState.Rejected, null, failure, hard);
            return null;
        }
    }

    /// <summary>They have no body to send: their rows have ended, wait, or are somebody else's.</summary>
    private void Release(IEnumerable<SelectedMessage> messages)
    {
        foreach (var message in messages.ToList())
        {
            selector.GiveBack([message]);
            inFlight.Remove(message);
        }
    }

    /// <summary>Nobody knows whether a failed commit happened. Should it have, the rows are queued again: nothing of them has left.</summary>
    private void Requeue(IReadOnlyList<SelectedMessage> messages)
    {
        selector.GiveBack(messages);
        foreach (var message in messages)
        {
            results.Report(new SendResult(message, new SendOutcome.RetryLater(TimeSpan.Zero, "not begun")));
        }
    }
}

/// <summary>Each has a loop of its own, so that a reply never waits while a broadcast is prepared.</summary>
internal enum DispatchQueue
{
    /// <summary>Somebody waits for it.</summary>
    Replies,

    /// <summary>Everything else.</summary>
    Bulk,
}
