using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace CoP.Community;

/// <summary>
/// Keeps going what must go on as long as the process does: a loop that falls is logged and begins again, and readiness
/// names it meanwhile.
/// </summary>
public sealed partial class Loops(TimeProvider clock, ILogger<Loops> log)
{
    /// <summary>A loop that has not fallen again for so long is well: longer than any pause before it begins again.</summary>
    public static readonly TimeSpan Mended = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, long> _fallenAt = new(StringComparer.Ordinal);

    /// <summary>The names of those that fell lately.</summary>
    public IReadOnlyList<string> Fallen =>
        [.. _fallenAt.Where(one => clock.GetElapsedTime(one.Value) < Mended).Select(static one => one.Key).Order(StringComparer.Ordinal)];

    /// <summary>Runs <paramref name="loop"/> until it ends by itself or is stopped. Never throws.</summary>
    public async Task KeepAsync(string name, Func<CancellationToken, Task> loop, CancellationToken stopping)
    {
        for (var falls = 1; await FallsAsync(name, loop, stopping); falls++)
        {
            await Task.Delay(Backoff.After(falls, LongestPause), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the loop must go on.")]
    private async Task<bool> FallsAsync(string name, Func<CancellationToken, Task> loop, CancellationToken stopping)
    {
        try
        {
            await loop(stopping);
            return false;
        }
        catch (Exception failure)
        {
            if (!stopping.IsCancellationRequested)
            {
                _fallenAt[name] = clock.GetTimestamp();
                LogFallen(failure, name);
            }

            return !stopping.IsCancellationRequested;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The loop {Name} fell and begins again")]
    private partial void LogFallen(Exception failure, string name);
}
