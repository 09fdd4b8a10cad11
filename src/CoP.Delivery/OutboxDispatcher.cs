using System.Diagnostics.CodeAnalysis;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>
/// Empties the outbox: woken after commits, each second while something is queued, and each five seconds for what nobody woke it for. When stopped it
/// chooses nothing new and gives what is in flight 30 seconds to end.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxSignal signal,
    DispatchLoop loop,
    PromptDispatch prompt,
    InFlightMessages inFlight,
    IDepartures departures,
    SendResults results,
    Recovery recovery,
    ThrottleState throttleState,
    OutboxHealth health,
    Loops loops,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    /// <summary>For what is in flight, and then for writing down what became of it.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);
    /// <summary>While nothing is queued or on its way, as far as anybody told us.</summary>
    private static readonly TimeSpan QuietLookAfter = TimeSpan.FromSeconds(5);

    /// <summary>A timer may fire a little early.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);
    private long? _lookedAt;
    private volatile bool _isDraining;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>In the caller's context, where the host would take one of its own.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        using var hard = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        var recording = loops.KeepAsync("outbox-recorder", token => results.RunAsync(Recorded, token), end.Token);
        var prompted = loops.KeepAsync("outbox-prompt", token => prompt.RunAsync(hard.Token), end.Token);
        await Task.WhenAll(Enum.GetValues<DispatchQueue>().Select(
            queue => loops.KeepAsync($"outbox-{queue}", token => EmptyAsync(queue, token, hard.Token), stopping)));
        _isDraining = true;
        prompt.Close();
        hard.CancelAfter(Drain);
        end.CancelAfter(LongestStop);
        await DrainAsync(recording, end.Token);
        prompt.Complete();
        await prompted.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private async Task EmptyAsync(DispatchQueue queue, CancellationToken stopping, CancellationToken hard)
    {
        while (!stopping.IsCancellationRequested)
        {
            await TryAsync(() => LookForLeftBehindAsync(queue, stopping), stopping);
            await (signal.MayHave(queue) ? TryAsync(() => loop.RunAsync(queue, stopping, hard), stopping) : Task.CompletedTask);
            await signal.WaitAsync(queue, Wait(), stopping);
        }
    }

    private TimeSpan Wait() => signal.MayHaveQueued && throttleState.NextOpening() is { } opening && opening < LookAgainAfter ? opening : Pause();

    private TimeSpan Pause() => signal.MayHaveQueued || !inFlight.IsEmpty ? LookAgainAfter : QuietLookAfter;

    private void Recorded(SendResult result)
    {
        departures.End(result.Selected.RowId);
        inFlight.Remove(result.Selected);
        prompt.Recorded(result);
        if (_isDraining)
        {
            signal.WakeLoops();
        }
        else
        {
            signal.WakeWaiting();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again; and what is in flight while we stop must still be waited for.")]
    private async Task TryAsync(Func<Task> step, CancellationToken stopping)
    {
        try
        {
            await step();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was chosen is still queued.
        }
        catch (Exception failure)
        {
            log.DispatchFailed(failure);
        }
    }

    /// <summary>In the bulk's loop, so that no reply waits for it.</summary>
    private async Task LookForLeftBehindAsync(DispatchQueue queue, CancellationToken cancel)
    {
        if (queue != DispatchQueue.Bulk || (_lookedAt is { } at && clock.GetElapsedTime(at) + Slack < Pause()))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var left = await recovery.LookAsync(db, cancel);
        var hasMore = left.HasRipe && await recovery.ReleaseParkedAsync(cancel);
        _lookedAt = hasMore ? _lookedAt : clock.GetTimestamp();
        await ReturnLostAsync(left.Lost, cancel);
        if (left.HasRipe || left.HasQueued)
        {
            signal.Wake(); // It may have been queued by an update, or by another process, of which nobody told us.
            await health.MeasureAsync(db, cancel);
        }
        else
        {
            health.NoteEmpty();
        }
    }

    private async Task ReturnLostAsync(IReadOnlyList<long> lost, CancellationToken cancel)
    {
        HashSet<long> ours = [.. inFlight.Messages.Select(static message => message.RowId)];
        if (lost.Any(id => !ours.Contains(id)) && await recovery.ReturnLostAsync(ours, cancel) is > 0 and var found)
        {
            log.Recovered(found);
        }
    }

    private async Task DrainAsync(Task recording, CancellationToken end)
    {
        while (!inFlight.IsEmpty && !end.IsCancellationRequested)
        {
            await signal.WaitAsync(DispatchQueue.Bulk, LookAgainAfter, end);
        }

        results.Complete();
        await recording.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
