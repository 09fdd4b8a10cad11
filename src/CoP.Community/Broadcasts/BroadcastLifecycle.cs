using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Broadcasts;

/// <summary>
/// Starts, steers and ends broadcasts. A command only says what is wanted: what waits stops at once, because every row is
/// asked about once more before it leaves, and the rows are brought to where the state wants them afterwards by
/// <see cref="BroadcastSteps"/>.
/// </summary>
public sealed class BroadcastLifecycle(CommunityDb db, BroadcastRevision revisions, Outbox outbox, TimeProvider clock, IOptions<BroadcastOptions> options)
{
    /// <summary>Sets it going. Nothing of it is written out yet.</summary>
    public Broadcast Start(Broadcast broadcast)
    {
        broadcast.StartedAt = clock.GetUtcNow();
        GoOn(broadcast, BroadcastState.Running);
        return db.Broadcasts.Add(broadcast).Entity;
    }

    public static void Pause(Broadcast broadcast)
    {
        Move(broadcast, BroadcastCommand.Pause);
        (broadcast.HoldsRows, broadcast.NotAfter) = (true, null);
    }

    /// <summary>Who lets it go on has seen why it stopped.</summary>
    public void Resume(Broadcast broadcast)
    {
        GoOn(broadcast, broadcast.State.After(BroadcastCommand.Resume));
        broadcast.GoesOnDespiteRefusals = true;
    }

    /// <summary>Nothing new is sent any more. It is over only when what waits has been ended.</summary>
    public static void Cancel(Broadcast broadcast) => Stop(broadcast, BroadcastCommand.Cancel);

    public Task RecallAsync(Broadcast broadcast, CancellationToken cancel)
    {
        Stop(broadcast, BroadcastCommand.Recall);
        return revisions.BeginAsync(broadcast, RevisionKind.Recall, cancel);
    }

    /// <summary>The source has other words now: they go to everybody who has it, and to everybody who gets it from now on.</summary>
    public async Task CorrectAsync(Broadcast broadcast, CancellationToken cancel)
    {
        Move(broadcast, BroadcastCommand.Correct);
        broadcast.Edition++;
        await revisions.BeginAsync(broadcast, RevisionKind.Correct, cancel);
        await revisions.ForgetWordsAsync(broadcast, cancel);
    }

    /// <summary>One more round, for those alone whom it did not reach.</summary>
    public Task ResendAsync(Broadcast broadcast, CancellationToken cancel)
    {
        GoOn(broadcast, broadcast.State.After(BroadcastCommand.Resend));
        broadcast.Round++;
        return revisions.BeginAsync(broadcast, RevisionKind.Resend, cancel);
    }

    /// <summary>Whether there are recipients whom it surely did not reach.</summary>
    public Task<bool> HasNotReachedAsync(Broadcast broadcast, CancellationToken cancel) =>
        BroadcastOutbox.Sends(db, broadcast.Id).NotReached().AnyAsync(cancel);

    /// <summary>Sends what is in doubt once more, or leaves it so.</summary>
    /// <returns>How many were decided.</returns>
    public Task<int> DecideDoubtsAsync(Broadcast broadcast, bool resend, CancellationToken cancel)
    {
        var doubtful = BroadcastOutbox.Sends(db, broadcast.Id).Where(static row => row.State == OutboxState.Ambiguous);
        if (!resend)
        {
            return doubtful.ExecuteUpdateAsync(
                static set => set.SetProperty(static row => row.State, OutboxState.Expired)
                    .SetProperty(static row => row.Reason, "may have arrived; left so by a coordinator"),
                cancel);
        }

        if (broadcast.State == BroadcastState.Finished)
        {
            GoOn(broadcast, broadcast.State.After(BroadcastCommand.DecideDoubts));
        }

        return doubtful.QueueAgainAsync(clock.GetUtcNow(), cancel);
    }

    internal Task FinishAsync(Broadcast broadcast, CancellationToken cancel)
    {
        Move(broadcast, BroadcastCommand.Finish);
        broadcast.FinishedAt = clock.GetUtcNow();
        return outbox.RefreshAsync(broadcast.Source, cancel);
    }

    private static void Stop(Broadcast broadcast, BroadcastCommand command)
    {
        Move(broadcast, command);
        (broadcast.NotAfter, broadcast.FinishedAt) = (null, null);
        if (broadcast.Pending is { Kind: RevisionKind.Resend })
        {
            broadcast.Pending = null;
        }
    }

    private void GoOn(Broadcast broadcast, BroadcastState running) =>
        (broadcast.State, broadcast.FinishedAt, broadcast.NotAfter) = (running, null, clock.GetUtcNow() + options.Value.AskWhenLaterThan);

    private static void Move(Broadcast broadcast, BroadcastCommand command) => broadcast.State = broadcast.State.After(command);
}
