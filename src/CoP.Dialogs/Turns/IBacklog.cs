namespace CoP.Dialogs.Turns;

/// <summary>
/// What one sender has sent beyond a fair share: written down, and handled in order, one by one, beside what others send. It
/// is as safe as what has been handled, so it can be acknowledged.
/// </summary>
public interface IBacklog
{
    /// <summary>Handles what came at once, in order: of each sender a share, while the rest is written down together.</summary>
    /// <param name="handle">Handles one event.</param>
    /// <exception cref="System.Data.Common.DbException">The database is out of reach: some of it was not kept.</exception>
    Task HandleAsync(IReadOnlyCollection<Incoming> inOrder, Func<Incoming, Task> handle, CancellationToken cancel);

    /// <summary>
    /// Writes down an event whose turn has begun and takes long, so that it can be acknowledged: its turn lets go of it, and when the
    /// process ends before that, the next start handles it.
    /// </summary>
    Task PromiseAsync(Incoming begun, CancellationToken cancel);

    /// <summary>
    /// Goes on with what was written down so long ago, and not by this process: by one that has ended, or that is slow and does the same. To be called before
    /// anything comes in, and, where there are other processes, now and then.
    /// </summary>
    Task ResumeAsync(TimeSpan age, CancellationToken cancel);

    /// <summary>Returns when nothing of it is being handled; the rest stays written down.</summary>
    Task StopAsync();
}
