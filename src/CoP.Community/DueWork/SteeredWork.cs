using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.DueWork;

/// <summary>Which works rest because somebody said so, and which should run now. Asked before each step; read when something was committed, and now and then in any case, since the command line is another process.</summary>
public sealed class SteeredWork(IServiceScopeFactory scopes, Commits commits, TimeProvider clock) : IDisposable
{
    /// <summary>How soon the program obeys what was said in a chat.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>How soon it obeys the command line, when nobody writes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1);
    private KnownEntries? _known;

    public async Task<bool> IsPausedAsync(string name, CancellationToken cancel) =>
        (await KnownAsync(Every, cancel)).Exists(entry => entry.Name == name && entry.PausedAt is not null);

    /// <summary>What should run now, as of the last commit of this process: a wish that it has fulfilled is not among them.</summary>
    public async Task<IReadOnlyList<ScheduleEntry>> AskedAsync(CancellationToken cancel) =>
        (await KnownAsync(TimeSpan.Zero, cancel)).FindAll(static entry => entry.RunAskedAt is not null);

    public void Dispose() => _reading.Dispose();

    /// <param name="pause">For so long it may be older than the last commit.</param>
    private async Task<List<ScheduleEntry>> KnownAsync(TimeSpan pause, CancellationToken cancel)
    {
        if (IsGood(_known, pause))
        {
            return _known!.Entries;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            return (IsGood(_known, pause) ? _known! : _known = await ReadAsync(cancel)).Entries;
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsGood(KnownEntries? known, TimeSpan pause) =>
        known is not null && clock.GetElapsedTime(known.At) < (known.Commits == commits.Count ? Longest : pause);

    private async Task<KnownEntries> ReadAsync(CancellationToken cancel)
    {
        var (at, seen) = (clock.GetTimestamp(), commits.Count);
        await using var scope = scopes.CreateAsyncScope();
        var steered = scope.ServiceProvider.GetRequiredService<CommunityDb>().Schedule.AsNoTracking().Where(static entry => entry.PausedAt != null || entry.RunAskedAt != null);
        return new KnownEntries(await steered.ToListAsync(cancel), at, seen);
    }

    private sealed record KnownEntries(List<ScheduleEntry> Entries, long At, long Commits);
}
