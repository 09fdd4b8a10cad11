using System.Diagnostics.CodeAnalysis;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>
/// Empties the outbox: woken after commits, and each second for retries and for what nobody woke it for. When stopped it
/// chooses nothing new and gives what is in flight 30 seconds to end.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxSignal signal,
    DispatchLoop loop,
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
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);
    private long? _lookedAt;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>In the caller's context, where the host would take one of its own.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        using var hard = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        var recording = loops.KeepAsync("outbox-recorder", token => results.RunAsync(Recorded, token), end.Token);
        await Task.WhenAll(Enum.GetValues<DispatchQueue>().Select(
            queue => loops.KeepAsync($"outbox-{queue}", token => EmptyAsync(queue, token, hard.Token), stopping)));
        hard.CancelAfter(Drain);
        end.CancelAfter(LongestStop);
        await DrainAsync(recording, end.Token);
    }

    private async Task EmptyAsync(DispatchQueue queue, CancellationToken stopping, CancellationToken hard)
    {
        while (!stopping.IsCancellationRequested)
        {
            await TryAsync(() => LookForLeftBehindAsync(queue, stopping), stopping);
            await TryAsync(() => loop.RunAsync(queue, stopping, hard), stopping);
            await signal.WaitAsync(queue, Wait(), stopping);
        }
    }

    private TimeSpan Wait() => throttleState.NextOpening() is { } opening && opening < LookAgainAfter ? opening : LookAgainAfter;

    private void Recorded(SendResult result)
    {
        departures.End(result.Selected.RowId);
        inFlight.Remove(result.Selected);
        signal.WakeLoops();
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
        if (queue != DispatchQueue.Bulk || (_lookedAt is { } at && clock.GetElapsedTime(at) < LookAgainAfter))
        {
            return;
        }

        var hasMore = await recovery.ReleaseParkedAsync(cancel);
        _lookedAt = hasMore ? _lookedAt : clock.GetTimestamp();
        if (await recovery.ReturnLostAsync([.. inFlight.Messages.Select(static message => message.RowId)], cancel) is > 0 and var found)
        {
            log.Recovered(found);
        }

        signal.Wake(); // Another process may have written, and nobody told us.
        await using var scope = scopes.CreateAsyncScope();
        await health.MeasureAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), cancel);
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
