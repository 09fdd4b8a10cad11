using System.Threading.Channels;
using CoP.Community.Delivery;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>
/// Collects outcomes and writes those that are there together; a database outage makes it patient, not forgetful. One that
/// can never be written keeps no other: each is then tried by itself, and such a one is ended and listed.
/// </summary>
internal sealed class Recorder(Outcomes outcomes, GivingUp givingUp, TimeProvider clock, ILogger<Recorder> log)
{
    private const int Batch = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<Landing> _landings = Channel.CreateUnbounded<Landing>();

    public void Report(Landing landing) => _landings.Writer.TryWrite(landing);

    public void Complete() => _landings.Writer.TryComplete();

    /// <summary>Records until completed and empty, calling <paramref name="recorded"/> for each row after its commit.</summary>
    public async Task RunAsync(Action<Landing> recorded, CancellationToken cancel)
    {
        while (await _landings.Reader.WaitToReadAsync(cancel))
        {
            List<Landing> batch = [];
            while (batch.Count < Batch && _landings.Reader.TryRead(out var landing))
            {
                batch.Add(landing);
            }

            await RecordAsync(batch, recorded, cancel);
        }
    }

    private async Task RecordAsync(List<Landing> batch, Action<Landing> recorded, CancellationToken cancel)
    {
        while (await TryAsync(batch, cancel) is not null)
        {
            batch = await OneByOneAsync(batch, recorded, cancel);
            if (batch.Count == 0)
            {
                return;
            }

            await Task.Delay(Pause, clock, cancel);
        }

        batch.ForEach(recorded);
    }

    /// <summary>Those that are left to be tried again: all of them while the database is away.</summary>
    private async Task<List<Landing>> OneByOneAsync(List<Landing> batch, Action<Landing> recorded, CancellationToken cancel)
    {
        if (!await givingUp.CanWriteAsync(batch[0].Lease.RowId, cancel))
        {
            return batch;
        }

        List<Landing> left = [];
        foreach (var landing in batch)
        {
            if (await TryAsync([landing], cancel) is { } failure && !await EndsAsync(landing, failure, cancel))
            {
                left.Add(landing);
            }
            else
            {
                givingUp.Forget(landing.Lease);
                recorded(landing);
            }
        }

        return left;
    }

    /// <summary>What arrived has arrived; what may have is in doubt; for all else somebody should know that it did not go.</summary>
    private Task<bool> EndsAsync(Landing landing, Exception failure, CancellationToken cancel) => landing.Outcome switch
    {
        SendOutcome.Sent sent => givingUp.EndsAsync(landing.Lease, OutboxState.Sent, sent.PlatformId, failure, cancel),
        SendOutcome.Ambiguous => givingUp.EndsAsync(landing.Lease, OutboxState.Ambiguous, null, failure, cancel),
        _ => givingUp.EndsAsync(landing.Lease, OutboxState.Rejected, null, failure, cancel),
    };

    private async Task<Exception?> TryAsync(List<Landing> batch, CancellationToken cancel)
    {
        try
        {
            await outcomes.RecordAsync(batch, cancel);
            return null;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.NotRecorded(failure, batch.Count);
            return failure;
        }
    }
}
