using System.Collections.Concurrent;
using CoP.Channels.Delivery.Rates;
using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Delivery;

/// <summary>
/// Empties the outbox: woken after commits, and each second for retries and for what nobody woke it for. When stopped it
/// leases nothing new and gives what is on the wire 30 seconds to end.
/// </summary>
internal sealed class OutboxDispatcher(
    IOptions<DeliveryOptions> options,
    OutboxSignal signal,
    Leasing leasing,
    Preparing preparing,
    Carrying carrying,
    Recorder recorder,
    Recovery recovery,
    Gates gates,
    OutboxHealth health,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<long, Task> _flying = new();
    private DateTimeOffset _sweptAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hard = new CancellationTokenSource();
        var recording = recorder.RunAsync(Recorded, hard.Token);
        while (!stoppingToken.IsCancellationRequested)
        {
            await PumpAsync(stoppingToken, hard.Token);
            await signal.WaitAsync(Wait(), stoppingToken);
        }

        await DrainAsync(recording, hard);
    }

    private TimeSpan Wait() => gates.NextOpening() is { } opening && opening < Sweep ? opening : Sweep;

    private void Recorded(Landing landing)
    {
        _flying.TryRemove(landing.Flight.RowId, out _);
        signal.Wake();
    }

    private async Task PumpAsync(CancellationToken stopping, CancellationToken hard)
    {
        try
        {
            await SweepAsync(stopping);
            while (!stopping.IsCancellationRequested && await FillAsync(stopping, hard))
            {
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.PumpFailed(failure);
        }
        catch (OperationCanceledException)
        {
            // Stopping: what was leased and not yet sending goes back to the queue when its lease ends.
        }
    }

    private async Task SweepAsync(CancellationToken cancel)
    {
        if (clock.GetUtcNow() - _sweptAt < Sweep)
        {
            return;
        }

        _sweptAt = clock.GetUtcNow();
        if (await recovery.SweepAsync([.. _flying.Keys], cancel) is > 0 and var found)
        {
            log.Recovered(found);
        }

        await using var scope = scopes.CreateAsyncScope();
        await health.MeasureAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), cancel);
    }

    /// <summary>Fills the free places; false when there was nothing to put there.</summary>
    private async Task<bool> FillAsync(CancellationToken stopping, CancellationToken hard)
    {
        var free = options.Value.Parallel - _flying.Count;
        if (free <= 0 || await leasing.TakeAsync(free, stopping) is not { Count: > 0 } leases)
        {
            return false;
        }

        // Once leased they go: a stop between here and there would only make others wait for the lease's end.
        foreach (var flight in await preparing.PrepareAsync(leases, hard))
        {
            _flying[flight.RowId] = Task.CompletedTask;
            _flying.TryUpdate(flight.RowId, FlyAsync(flight, hard), Task.CompletedTask);
        }

        return true;
    }

    private async Task FlyAsync(Flight flight, CancellationToken hard)
    {
        await Task.Yield();
        recorder.Report(await carrying.CarryAsync(flight, hard));
    }

    private async Task DrainAsync(Task recording, CancellationTokenSource hard)
    {
        using var timer = new CancellationTokenSource(Drain, clock);
        await using var end = timer.Token.Register(hard.Cancel);
        await Task.WhenAll(_flying.Values);
        recorder.Complete();
        await recording.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
