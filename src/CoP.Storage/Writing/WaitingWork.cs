using System.Data.Common;
using CoP.Community.Delivery;
using CoP.Storage.Turns;

namespace CoP.Storage.Writing;

/// <summary>Somebody's work on its way through the <see cref="WriteGate"/>: it begins, and is answered once.</summary>
internal abstract class WaitingWork(CancellationToken cancel)
{
    private int _left;

    /// <summary>How often it has run again, since somebody else was faster.</summary>
    public int Reruns { get; set; }

    /// <summary>What it has decided already, to be written in place of its first run; null when it has to run.</summary>
    public IReadOnlyList<PreparedWrite>? Decided { get; protected set; }

    /// <summary>Its replies do not leave, and what it had decided does not hold any more: from now on it has to run.</summary>
    public void GiveBack()
    {
        Replies?.GiveBack();
        (Replies, Decided) = (null, null);
    }

    /// <summary>Whether its last run left something to send.</summary>
    public bool Queues { get; set; }

    /// <summary>The replies of its last run that leave with the commit; null for none.</summary>
    public ITakenReplies? Replies { get; set; }

    /// <summary>The caller's; counts until the work has been saved.</summary>
    public CancellationToken Cancel => cancel;

    /// <summary>False when the caller has left the queue. Once begun it stays to the end.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _left, 1) == 0;

    /// <summary>Runs it and keeps its value for <see cref="Answer"/>.</summary>
    public abstract Task RunAsync(IServiceProvider services);

    /// <summary>Writes what it has decided.</summary>
    public abstract Task WriteAsync(PreparedCommands commands, DbTransaction transaction);

    /// <summary>Gives the caller the value of the last run: it is committed.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller that nothing was kept, or that nobody can know.</summary>
    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
/// <param name="work">Runs in the context of whoever asked for it, so that log scopes and cultures are the caller's.</param>
internal sealed class WaitingWork<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) : WaitingWork(cancel)
{
    private readonly TaskCompletionSource<T> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _caller = ExecutionContext.Capture();
    private T _value = default!;

    /// <summary>Takes over what it has decided.</summary>
    public void Take(DecidedWork<T> decided) => (Decided, Replies, Queues, _value) = (decided.Writes, decided.Replies, decided.Queues, decided.Value);

    /// <exception cref="OperationCanceledException">The caller left before the work began, or the work took notice.</exception>
    public async Task<T> AnswerAsync()
    {
        await using var leaving = Cancel.UnsafeRegister(static (self, token) => ((WaitingWork<T>)self!).Leave(token), this);
        return await _answered.Task;
    }

    public override async Task RunAsync(IServiceProvider services) => _value = await AsCaller(() => work(services, Cancel));

    public override Task WriteAsync(PreparedCommands commands, DbTransaction transaction) => AsCaller(() => WriteAllAsync(commands, transaction));

    public override void Answer() => _answered.TrySetResult(_value);

    public override void Fail(Exception fault) => _answered.TrySetException(fault);

    private async Task WriteAllAsync(PreparedCommands commands, DbTransaction transaction)
    {
        foreach (var write in Decided!)
        {
            await write.RunAsync(commands, transaction, Cancel);
        }
    }

    private TTask AsCaller<TTask>(Func<TTask> begin)
    {
        if (_caller is null)
        {
            return begin();
        }

        TTask? running = default;
        ExecutionContext.Run(_caller, _ => running = begin(), null);
        return running!;
    }

    private void Leave(CancellationToken token)
    {
        if (TryBegin())
        {
            GiveBack();
            _answered.TrySetCanceled(token);
        }
    }
}
