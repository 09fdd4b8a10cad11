using System.Collections.Concurrent;

namespace CoP.Scheduling.DueWork;

/// <summary>Keeps a work from being done twice at the same time, whoever called for it.</summary>
internal sealed class OneAtATime
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    public async Task<T> DoAsync<T>(string name, Func<Task<T>> work, CancellationToken cancel)
    {
        var turn = _turns.GetOrAdd(name, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }
}
