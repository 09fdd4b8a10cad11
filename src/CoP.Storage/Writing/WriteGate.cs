namespace CoP.Storage.Writing;

/// <summary>
/// Lets one writer in at a time, strictly in the order they came. SQLite would let them wait too, but by sleeping, which
/// costs the unlucky ones up to a second.
/// </summary>
internal sealed class WriteGate
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private bool _taken;

    /// <summary>Returns once the caller is alone; it must then call <see cref="Leave"/> once.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting: the caller is not inside.</exception>
    public async Task EnterAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (Queue() is not { } turn)
        {
            return;
        }

        await using var cancelled = cancel.Register(() => turn.TrySetCanceled(cancel));
        await turn.Task;
    }

    public void Leave()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    return; // The gate stays taken: it was handed over, so nobody can slip in between.
                }
            }

            _taken = false;
        }
    }

    private TaskCompletionSource? Queue()
    {
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn;
        }
    }
}
