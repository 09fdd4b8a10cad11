namespace CoP.Storage.Writing;

/// <summary>
/// Lets works through strictly in the order they came, as many in one commit as wait when the commit before is done. SQLite
/// would let writers wait too, but by sleeping, which costs the unlucky ones up to a second. When the program ends, what is
/// inside is committed first and whoever still waits is told: the connection is never closed under a commit.
/// </summary>
internal sealed class WriteGate(SharedCommit commit, TimeProvider clock) : IWriteGate, IAsyncDisposable
{
    /// <summary>So long a commit waits for whoever is about to come: each costs a wait for the disk, however many share it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private readonly Queue<WaitingWork> _waiting = new();
    private Task _passing = Task.CompletedTask;
    private bool _isOpen;
    private bool _isDisposed;
    private int _expected;
    private TaskCompletionSource? _arrival;

    public void Enter(WaitingWork work)
    {
        lock (_lock)
        {
            _waiting.Enqueue(work);
            if (_isOpen)
            {
                _arrival?.TrySetResult();
                return; // Whoever opened the gate lets this one in as well.
            }

            _isOpen = true;
            using (ExecutionContext.SuppressFlow())
            {
                _passing = Task.Run(PassAsync); // In nobody's context: what follows is everybody's.
            }
        }
    }

    public void Expect() => Interlocked.Increment(ref _expected);

    public void Expected()
    {
        if (Interlocked.Decrement(ref _expected) == 0)
        {
            lock (_lock)
            {
                _arrival?.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task inside;
        lock (_lock)
        {
            (_isDisposed, inside) = (true, _passing);
        }

        await inside;
    }

    private async Task PassAsync()
    {
        while (NextOrClose() is { } work)
        {
            await PassAsync(work);
        }
    }

    /// <summary>Nothing may keep the gate from opening for the next: everybody's writing would end with it.</summary>
    private async Task PassAsync(WaitingWork work)
    {
        try
        {
            await commit.RunAsync(work, NextAsync);
        }
        catch (Exception fault)
        {
            work.Fail(fault);
        }
    }

    /// <summary>Who waits, or comes within a moment; null for nobody.</summary>
    private async ValueTask<WaitingWork?> NextAsync()
    {
        while (true)
        {
            TaskCompletionSource arrival;
            lock (_lock)
            {
                if (Take() is { } work)
                {
                    return work;
                }

                if (Volatile.Read(ref _expected) == 0)
                {
                    return null;
                }

                arrival = _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (!await IsSoonAsync(arrival.Task))
            {
                return null;
            }
        }
    }

    private async Task<bool> IsSoonAsync(Task arrival)
    {
        using var late = new CancellationTokenSource();
        var isSoon = await Task.WhenAny(arrival, Task.Delay(Moment, clock, late.Token)) == arrival;
        await late.CancelAsync();
        return isSoon;
    }

    private WaitingWork? NextOrClose()
    {
        lock (_lock)
        {
            var work = Take();
            _isOpen = work is not null;
            return work;
        }
    }

    private WaitingWork? Take()
    {
        while (_waiting.TryDequeue(out var work))
        {
            if (!work.TryBegin())
            {
                continue; // Its caller has left.
            }

            if (!_isDisposed)
            {
                return work;
            }

            work.GiveBack();
            work.Fail(new ObjectDisposedException(nameof(WriteGate)));
        }

        return null;
    }
}
