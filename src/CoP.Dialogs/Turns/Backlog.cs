using System.Collections.Concurrent;
using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Dialogs.Turns;

/// <inheritdoc cref="IBacklog"/>
internal sealed partial class Backlog(
    AttachmentPrefetch turns, UnaddressedMessages overheard, SenderQueues lines, WaitingEvents events, ITransactions transactions, TurnMeter meter, TimeProvider clock, ILogger<Backlog> log)
    : IBacklog, IDisposable
{
    /// <summary>While the database is away.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _draining = [];

    public async Task HandleAsync(IReadOnlyCollection<Incoming> inOrder, Func<Incoming, Task> handle, CancellationToken cancel)
    {
        Dictionary<Sender, List<Incoming>> later = [];
        var taken = new Dictionary<Sender, int>();
        foreach (var incoming in inOrder)
        {
            var sender = Sender.Of(incoming);
            if (later.ContainsKey(sender) || lines.IsBehind(sender) || (taken[sender] = taken.GetValueOrDefault(sender) + 1) > SenderQueues.Share)
            {
                (later.TryGetValue(sender, out var rest) ? rest : later[sender] = []).Add(incoming);
            }
            else
            {
                await handle(incoming);
            }
        }

        await Task.WhenAll(later.Values.Select(rest => KeepAsync(rest, cancel)));
    }

    /// <summary>Writes down what one sender has sent, with whatever else of theirs is to be written down now.</summary>
    public async Task KeepAsync(IReadOnlyList<Incoming> ofOneSender, CancellationToken cancel)
    {
        var forUs = await overheard.WithoutAsync(ofOneSender, cancel);
        if (forUs.Count == 0)
        {
            return;
        }

        var unwritten = new Unwritten(forUs, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (lines.Add(Sender.Of(forUs[0]), unwritten, out var line))
        {
            _ = Begin(() => WriteAsync(line)); // Its failures reach whoever waits for the writing.
        }

        await unwritten.Written.Task.WaitAsync(cancel);
    }

    public Task PromiseAsync(Incoming begun, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => events.WriteAsync(services, [begun], tell: false, token), cancel);

    public async Task ResumeAsync(TimeSpan age, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = await transactions.RunAsync((services, token) => WaitingEvents.AllAsync(services.GetRequiredService<CommunityDb>(), age, now, token), cancel);
        foreach (var ofOne in waiting.GroupBy(Sender.Of))
        {
            if (lines.Wait(ofOne, out var line))
            {
                Drain(line);
            }
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_draining.Keys);
    }

    public void Dispose() => _stop.Dispose();

    private async Task WriteAsync(SenderQueue line)
    {
        while (lines.TakeToWrite(line) is { Count: > 0 } batch)
        {
            try
            {
                Incoming[] all = [.. batch.SelectMany(static one => one.Events)];
                var tell = lines.ShallBeTold(line);
                var written = await transactions.RunAsync((services, token) => events.WriteAsync(services, all, tell, token), CancellationToken.None);
                meter.CountWaiting(line.Sender.Channel, written.Count);
                if (lines.Wait(line, written))
                {
                    Drain(line);
                }

                batch.ToList().ForEach(static one => one.Written.TrySetResult());
            }
            catch (Exception fault)
            {
                batch.ToList().ForEach(one => one.Written.TrySetException(fault));
            }
        }
    }

    private void Drain(SenderQueue line)
    {
        var work = Begin(() => DrainAsync(line));
        _draining.TryAdd(work, 0);
        _ = work.ContinueWith(done => _draining.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task DrainAsync(SenderQueue line)
    {
        while (!_stop.IsCancellationRequested && lines.Next(line) is { } incoming)
        {
            await line.Turn.WaitAsync();
            try
            {
                await turns.HandleAsync(incoming with { HasWaited = true }, CancellationToken.None);
                lines.Done(line);
            }
            catch (Exception fault)
            {
                LogNotHandled(fault);
                await RestAsync();
            }
            finally
            {
                line.Turn.Release();
            }
        }
    }

    private async Task RestAsync()
    {
        try
        {
            await Task.Delay(Rest, clock, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // It stays written down.
        }
    }

    /// <summary>In nobody's context: what follows is not the caller's alone.</summary>
    private static Task Begin(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An event that waits could not be handled; it is tried again.")]
    private partial void LogNotHandled(Exception fault);
}
