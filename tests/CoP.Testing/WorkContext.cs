namespace CoP.Testing;

/// <summary>
/// Knows when the code under test is idle, that is, when only time, or the test, can set anything of it going. What is begun
/// with <see cref="Run{T}"/> goes on here after each <c>await</c>, still on several threads, and each step is counted from
/// the moment it can run. Work that leaves the context (a queue's own task, a request over the wire) is counted with <see cref="Busy"/>.
/// </summary>
/// <example>
/// <code>
/// var running = work.Run(() => dispatcher.RunAsync(stop.Token));
/// await time.AdvanceAsync(TimeSpan.FromSeconds(1), work); // Stands still at each timer until what it woke is idle again.
/// Assert.Equal(1, sender.SentCount); // No waiting: what can happen within this second has happened.
/// </code>
/// </example>
public sealed class WorkContext : SynchronizationContext
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private int _count;

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        var busy = Busy();
        ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                using (busy)
                {
                    Within(() => d(state));
                }
            },
            null);
    }

    public override void Send(SendOrPostCallback d, object? state) => Run(() => d(state));

    /// <summary>Begins here what then goes on in this context.</summary>
    public T Run<T>(Func<T> begin)
    {
        T begun = default!;
        Run(() => { begun = begin(); });
        return begun;
    }

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Action begin)
    {
        using (Busy())
        {
            Within(begin);
        }
    }

    /// <summary>Counts as work until disposed.</summary>
    public IDisposable Busy()
    {
        lock (_lock)
        {
            _count++;
        }

        return new Work(this);
    }

    /// <summary>Comes back when nothing runs and nothing is about to.</summary>
    /// <exception cref="TimeoutException">It still works after <see cref="Eventually.HangGuard"/>: it hangs, or never sleeps.</exception>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            return _count == 0 ? Task.CompletedTask : (_waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(Eventually.HangGuard, TimeProvider.System);
        }
    }

    private void Within(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void End()
    {
        TaskCompletionSource? waiting = null;
        lock (_lock)
        {
            if (--_count == 0)
            {
                (waiting, _waiting) = (_waiting, null);
            }
        }

        waiting?.SetResult();
    }

    private sealed class Work(WorkContext context) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                context.End();
            }
        }
    }
}
