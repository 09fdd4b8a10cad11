using System.Threading.Channels;
using CoP.Community.Delivery;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>
/// Collects outcomes and writes those that are there together; a database outage makes it patient, not forgetful. One that
/// can never be written keeps no other: each is then tried by itself, and such a one is ended and listed.
/// </summary>
internal sealed class SendResults(SendOutcomePolicy policy, PoisonMessages poison, TimeProvider clock, ILogger<SendResults> log)
{
    private const int Batch = 100;

    /// <summary>So long the outcome of a message that nobody waits for is kept for the ones after it, as long as there are any on their way.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<SendResult> _results = Channel.CreateUnbounded<SendResult>();
    private int _awaited;

    /// <summary>Has a message sent, and reports what became of it.</summary>
    public async Task FollowAsync(Func<Task<SendResult>> send)
    {
        Interlocked.Increment(ref _awaited);
        await Task.Yield();
        var result = await send();
        Interlocked.Decrement(ref _awaited); // Before it is reported: else the last one would be kept for itself.
        Report(result);
    }

    public void Report(SendResult result) => _results.Writer.TryWrite(result);

    public void Complete() => _results.Writer.TryComplete();

    /// <summary>Records until completed and empty, calling <paramref name="recorded"/> for each row after its commit.</summary>
    public async Task RunAsync(Action<SendResult> recorded, CancellationToken cancel)
    {
        while (await _results.Reader.WaitToReadAsync(cancel))
        {
            await RecordAsync(await GatherAsync(cancel), recorded, cancel);
        }
    }

    private async Task<List<SendResult>> GatherAsync(CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Gathering, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        List<SendResult> batch = [];
        do
        {
            while (batch.Count < Batch && _results.Reader.TryRead(out var result))
            {
                batch.Add(result);
            }
        }
        while (MayWait(batch) && await HasMoreAsync(either.Token));

        return batch;
    }

    private bool MayWait(List<SendResult> batch) =>
        batch.Count < Batch && Volatile.Read(ref _awaited) > 0 && !batch.Exists(static result => result.Selected.IsReply);

    private async Task<bool> HasMoreAsync(CancellationToken either)
    {
        try
        {
            return await _results.Reader.WaitToReadAsync(either);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task RecordAsync(List<SendResult> batch, Action<SendResult> recorded, CancellationToken cancel)
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
    private async Task<List<SendResult>> OneByOneAsync(List<SendResult> batch, Action<SendResult> recorded, CancellationToken cancel)
    {
        if (!await poison.CanWriteAsync(batch[0].Selected.RowId, cancel))
        {
            return batch;
        }

        List<SendResult> left = [];
        foreach (var result in batch)
        {
            if (await TryAsync([result], cancel) is { } failure && !await EndsAsync(result, failure, cancel))
            {
                left.Add(result);
            }
            else
            {
                poison.Forget(result.Selected);
                recorded(result);
            }
        }

        return left;
    }

    /// <summary>What arrived has arrived; what may have is in doubt; for all else somebody should know that it did not go.</summary>
    private Task<bool> EndsAsync(SendResult result, Exception failure, CancellationToken cancel) => result.Outcome switch
    {
        SendOutcome.Sent sent => poison.EndsAsync(result.Selected, OutboxState.Sent, sent.PlatformId, failure, cancel),
        SendOutcome.Ambiguous => poison.EndsAsync(result.Selected, OutboxState.Ambiguous, null, failure, cancel),
        _ => poison.EndsAsync(result.Selected, OutboxState.Rejected, null, failure, cancel),
    };

    private async Task<Exception?> TryAsync(List<SendResult> batch, CancellationToken cancel)
    {
        try
        {
            await policy.RecordAsync(batch, cancel);
            return null;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.NotRecorded(failure, batch.Count);
            return failure;
        }
    }
}
