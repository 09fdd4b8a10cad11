using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Clocks;

/// <summary>
/// Sees when the system's clock is put forward or back, by the monotonic one, and while the program was down by the time it
/// last wrote down. A clock that was put back is told to whoever would wait for it to come there again.
/// </summary>
internal sealed partial class ClockWatch(
    ITransactions transactions, IEnumerable<IAfterClockSetBack> waiting, TimeProvider clock, ILogger<ClockWatch> log) : BackgroundService
{
    /// <summary>Less is not worth a word: time servers correct by that.</summary>
    public static readonly TimeSpan Smallest = TimeSpan.FromSeconds(5);

    private const string Seen = "clock.seen";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    private (DateTimeOffset Told, long At)? _last;
    private long? _notedAt;

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var (told, at) = (clock.GetUtcNow(), clock.GetTimestamp());
        var jump = _last is var (before, then) ? told - before - clock.GetElapsedTime(then, at) : await SinceLastRunAsync(told, cancel);
        if (jump.Duration() >= Smallest)
        {
            await HeedAsync(jump, cancel);
        }

        _last = (told, at);
        if (_notedAt is not { } noted || clock.GetElapsedTime(noted, at) >= Noted || jump.Duration() >= Smallest)
        {
            await transactions.RunAsync((services, token) => NoteAsync(services.GetRequiredService<CommunityDb>(), told, token), cancel);
            _notedAt = at;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // Nobody's start waits for this.
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again: the last time that was heeded is still remembered.")]
    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await LookAsync(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            LogFailed(fault);
        }
        catch (OperationCanceledException)
        {
            // Told to stop; the next start looks.
        }
    }

    private async Task HeedAsync(TimeSpan jump, CancellationToken cancel)
    {
        LogJump(jump);
        foreach (var one in jump < TimeSpan.Zero ? waiting : [])
        {
            await one.SetBackAsync(-jump, cancel);
        }
    }

    /// <summary>Back at least so far, or zero: forward it went by itself while the program was down.</summary>
    private async Task<TimeSpan> SinceLastRunAsync(DateTimeOffset told, CancellationToken cancel) => await transactions.RunAsync(
        async (services, token) => await services.GetRequiredService<CommunityDb>().Settings.FindAsync([Seen], token) is { } seen
            && DateTimeOffset.Parse(seen.Value, CultureInfo.InvariantCulture) is var before && before > told ? told - before : TimeSpan.Zero,
        cancel);

    private static async Task<bool> NoteAsync(CommunityDb db, DateTimeOffset told, CancellationToken cancel)
    {
        var seen = await db.Settings.FindAsync([Seen], cancel) ?? db.Settings.Add(new StoredSetting { Name = Seen, Value = "" }).Entity;
        seen.Value = told.ToString("O", CultureInfo.InvariantCulture);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The system's clock jumped by {Jump}; what waits for a time is reckoned anew")]
    private partial void LogJump(TimeSpan jump);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether the system's clock has jumped could not be dealt with; it is tried again")]
    private partial void LogFailed(Exception fault);
}
