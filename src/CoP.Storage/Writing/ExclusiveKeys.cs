namespace CoP.Storage.Writing;

/// <summary>
/// Lets one work a key in at a time, in the order they came. Within this process: several processes on a server database need
/// a lock of that database (<c>pg_advisory_xact_lock</c>, <c>sp_getapplock</c>) in its place.
/// </summary>
internal sealed class ExclusiveKeys
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _held = new(StringComparer.Ordinal);

    /// <summary>Comes back when nobody else is in.</summary>
    /// <param name="cancel">Leaves the queue.</param>
    public Task EnterAsync(string key, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_held.TryAdd(key, []))
            {
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held[key].Enqueue(turn);
            return WaitAsync(turn, cancel);
        }
    }

    /// <summary>Lets the next one in who has not left.</summary>
    public void Leave(string key)
    {
        lock (_lock)
        {
            while (_held[key].TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _held.Remove(key);
        }
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancel)
    {
        await using var leaving = cancel.UnsafeRegister(static (self, token) => ((TaskCompletionSource)self!).TrySetCanceled(token), turn);
        await turn.Task;
    }
}
