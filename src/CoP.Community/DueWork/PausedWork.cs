using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.DueWork;

/// <summary>Which works rest because somebody said so, as of a moment ago: asked before each step, read from the database every two seconds at most.</summary>
public sealed class PausedWork(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    /// <summary>How soon the program obeys.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1);
    private (HashSet<string> Names, long At)? _known;

    public async Task<bool> ContainsAsync(string name, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            if (_known is not { } known || clock.GetElapsedTime(known.At) >= Every)
            {
                _known = known = (await ReadAsync(cancel), clock.GetTimestamp());
            }

            return known.Names.Contains(name);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<HashSet<string>> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var paused = scope.ServiceProvider.GetRequiredService<CommunityDb>().Schedule.Where(static entry => entry.PausedAt != null);
        return (await paused.Select(static entry => entry.Name).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
    }
}
