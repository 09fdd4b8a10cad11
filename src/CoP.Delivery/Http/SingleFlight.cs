namespace CoP.Delivery.Http;

/// <summary>
/// Work that several callers need at the same time and that is done once for all of them. It runs in nobody's name: a
/// caller who leaves stops waiting and takes nothing from the others. Failures reach those who wait and are not remembered.
/// </summary>
/// <param name="work">Writes down what it found before it ends, so that who comes next finds it.</param>
public sealed class SingleFlight<T>(Func<Task<T>> work)
    where T : class
{
    private readonly Lock _lock = new();
    private Task<T>? _flight;

    /// <summary>What is known, else the outcome of the work under way, else of work begun now.</summary>
    /// <param name="known">Asked once more before anything is begun: the work of others may have ended meanwhile.</param>
    /// <param name="cancel">Ends the waiting, not the work.</param>
    public Task<T> JoinAsync(Func<T?> known, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_flight is not { IsCompleted: false })
            {
                if (known() is { } found)
                {
                    return Task.FromResult(found);
                }

                _flight = Begin();
            }

            return _flight.WaitAsync(cancel);
        }
    }

    private Task<T> Begin()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work); // In nobody's context: what follows is everybody's.
        }
    }
}
