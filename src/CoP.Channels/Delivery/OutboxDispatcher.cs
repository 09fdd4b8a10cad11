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
/// chooses nothing new and gives what is on the wire 30 seconds to end.
/// </summary>
internal sealed class OutboxDispatcher(
    IOptions<DeliveryOptions> options,
    OutboxSignal signal,
    Leasing leasing,
    Preparing preparing,
    Carrying carrying,
    Recorder recorder,
    Recovery recovery,
    Unparking unparking,
    Gates gates,
    OutboxHealth health,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    /// <summary>For what is on the wire, and then for writing down what became of it.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    /// <summary>Rows taken by us whose outcome is not recorded yet.</summary>
    private readonly ConcurrentDictionary<long, Lease> _flying = new();
    private DateTimeOffset _sweptAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hard = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        var recording = recorder.RunAsync(Recorded, end.Token);
        while (!stoppingToken.IsCancellationRequested)
        {
            await PumpAsync(stoppingToken, hard.Token);
            await signal.WaitAsync(Wait(), stoppingToken);
        }

        hard.CancelAfter(Drain);
        end.CancelAfter(LongestStop);
        await DrainAsync(recording, end.Token);
    }

    private TimeSpan Wait() => gates.NextOpening() is { } opening && opening < Sweep ? opening : Sweep;

    private void Recorded(Landing landing)
    {
        _flying.TryRemove(landing.Lease.RowId, out _);
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
            // Stopping: what was chosen is still queued.
        }
    }

    private async Task SweepAsync(CancellationToken cancel)
    {
        if (clock.GetUtcNow() - _sweptAt < Sweep)
        {
            return;
        }

        var hasMore = await unparking.SweepAsync(cancel);
        _sweptAt = hasMore ? _sweptAt : clock.GetUtcNow();
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
        if (_flying.Count >= options.Value.Parallel || await leasing.ChooseAsync(_flying, stopping) is not { Count: > 0 } leases)
        {
            return false;
        }

        foreach (var flight in await PrepareAsync(leases, hard))
        {
            _flying[flight.Lease.RowId] = flight.Lease;
            _ = FlyAsync(flight, hard);
        }

        return true;
    }

    private async Task<IReadOnlyList<Flight>> PrepareAsync(IReadOnlyList<Lease> leases, CancellationToken hard)
    {
        IReadOnlyList<Flight> flights = [];
        try
        {
            return flights = await preparing.PrepareAsync(leases, hard);
        }
        catch
        {
            Return(leases);
            throw;
        }
        finally
        {
            leasing.GiveBack(leases.ExceptBy(flights.Select(static flight => flight.Lease.RowId), static lease => lease.RowId));
        }
    }

    /// <summary>Nobody knows whether a failed commit happened. Should it have, the rows are queued again: nothing of them has left.</summary>
    private void Return(IReadOnlyList<Lease> leases)
    {
        foreach (var lease in leases)
        {
            _flying[lease.RowId] = lease;
            recorder.Report(new Landing(lease, new SendOutcome.RetryLater(TimeSpan.Zero, "not begun")));
        }
    }

    private async Task FlyAsync(Flight flight, CancellationToken hard)
    {
        await Task.Yield();
        recorder.Report(await carrying.CarryAsync(flight, hard));
    }

    private async Task DrainAsync(Task recording, CancellationToken end)
    {
        while (!_flying.IsEmpty && !end.IsCancellationRequested)
        {
            await signal.WaitAsync(Sweep, end);
        }

        recorder.Complete();
        await recording.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
