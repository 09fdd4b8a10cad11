using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace CoP.Community.DueWork;

/// <summary>Work that goes on as long as the bot does, and that one of its processes does at a time, such as asking a platform what is new.</summary>
public interface ISoleWork
{
    /// <summary>Does the work whenever it is this process's; told to stop, it ends soon. Comes back when it has ended by itself, or throws what it threw.</summary>
    /// <param name="name">The same in every process.</param>
    Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping);
}

/// <summary>There is no other process: it is always ours.</summary>
public sealed class UnsharedWork : ISoleWork
{
    public Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work(stopping);
    }
}

/// <summary>
/// Whoever has the lease works, and keeps it by writing it anew. One that cannot stops in time, since by then another may have it: a process that is
/// killed, or that the database is out of reach for, is followed within <see cref="Length"/> and <see cref="LookAgain"/>. One that stops gives it back.
/// </summary>
public sealed partial class SharedWork(WorkLeases leases, TimeProvider clock, ILogger<SharedWork> log) : ISoleWork
{
    /// <summary>How long a lease holds.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    /// <summary>How often it is written anew, or asked for.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>For clocks of machines that do not quite agree, and for the work to end.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    public async Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(work);
        while (true)
        {
            var asked = clock.GetTimestamp();
            if (await leases.TakeAsync(name, Length, stopping) && await HasEndedAsync(name, asked, work, stopping))
            {
                return;
            }

            await Task.Delay(LookAgain, clock, stopping);
        }
    }

    /// <returns>False when the lease was lost before the work ended.</returns>
    private async Task<bool> HasEndedAsync(string name, long asked, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        LogOurs(name);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var working = BeginAsync(work, over.Token);
        var keeping = KeepAsync(name, asked, over.Token);
        var first = await Task.WhenAny(working, keeping);
        Stop(over);
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await GiveBackAsync(name);
        if (first == keeping && !stopping.IsCancellationRequested)
        {
            LogLost(name);
            return false;
        }

        await working;
        return true;
    }

    /// <summary>Here and now: whoever goes on then knows that all have been told.</summary>
    private static void Stop(CancellationTokenSource over) => over.Cancel();

    /// <summary>What it throws at once counts as what it throws later.</summary>
    private static async Task BeginAsync(Func<CancellationToken, Task> work, CancellationToken over) => await work(over);

    /// <summary>Comes back when the lease is another's, or may be before it could be written anew.</summary>
    private async Task KeepAsync(string name, long takenAt, CancellationToken over)
    {
        while (true)
        {
            var left = Length - Margin - clock.GetElapsedTime(takenAt);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(left < LookAgain ? left : LookAgain, clock, over);
            var asked = clock.GetTimestamp();
            switch (await TryKeepAsync(name, Length - Margin - clock.GetElapsedTime(takenAt), over))
            {
                case true:
                    takenAt = asked;
                    break;
                case false:
                    return;
            }
        }
    }

    /// <returns>Whether it is ours still; null when the database could not be asked.</returns>
    private async Task<bool?> TryKeepAsync(string name, TimeSpan within, CancellationToken over)
    {
        try
        {
            return within > TimeSpan.Zero ? await leases.TakeAsync(name, Length, over).WaitAsync(within, clock, over) : null;
        }
        catch (Exception fault) when (!over.IsCancellationRequested)
        {
            LogNotKept(fault, name);
            return null;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The lease is not ours for longer then; whoever asks next will see that.")]
    private async Task GiveBackAsync(string name)
    {
        using var timeout = new CancellationTokenSource(Margin, clock);
        try
        {
            await leases.GiveBackAsync(name, timeout.Token);
        }
        catch (Exception fault)
        {
            LogNotGivenBack(fault, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "From now on this process does {Name}")]
    private partial void LogOurs(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process does {Name} no more: another one may")]
    private partial void LogLost(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be told that this process goes on with {Name}")]
    private partial void LogNotKept(Exception fault, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be told that this process has stopped with {Name}")]
    private partial void LogNotGivenBack(Exception fault, string name);
}
