namespace CoP.Community.DueWork;

/// <summary>
/// Counts what this process has committed. Something becomes due by a commit or by time; so who has found nothing need not look again soon while this stays as it
/// is. What other processes commit is not counted: now and then somebody has to look in any case.
/// </summary>
public sealed class Commits(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private long _count;

    /// <summary>Grows with each commit. Read it before what may change.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Something was committed.</summary>
    public void Note()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            _count++;
            (next, _next) = (_next, null);
        }

        next?.SetResult();
    }

    /// <summary>Waits for <paramref name="shortest"/>; and longer, until <paramref name="longest"/>, while nothing is committed. Never throws.</summary>
    /// <param name="seen">The count when it was last looked: what was committed since then counts, also while we rest.</param>
    /// <param name="shortest">Many commits within it are one.</param>
    /// <param name="longest">In all.</param>
    /// <param name="cancel">Ends the rest.</param>
    public async Task RestAsync(long seen, TimeSpan shortest, TimeSpan longest, CancellationToken cancel)
    {
        const ConfigureAwaitOptions Quiet = ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext;
        await Task.Delay(shortest, clock, cancel).ConfigureAwait(Quiet);
        if (longest > shortest)
        {
            await AfterAsync(seen).WaitAsync(longest - shortest, clock, cancel).ConfigureAwait(Quiet);
        }
    }

    private Task AfterAsync(long seen)
    {
        lock (_lock)
        {
            return _count != seen ? Task.CompletedTask : (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
