using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.DueWork;

/// <summary>Which process does one kind of due work; the others leave it alone until then.</summary>
public sealed class WorkLease
{
    public const int NameLength = 40;

    /// <summary>The <see cref="IDueWork.Name"/>, or that of something else which one process does at a time.</summary>
    public required string Name { get; set; }

    public required string Holder { get; set; }

    public DateTimeOffset Until { get; set; }
}

/// <summary>Takes the leases of this process, and keeps them while there is work.</summary>
public sealed class WorkLeases(ITransactions transactions, TimeProvider clock)
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    private readonly string _holder = Guid.NewGuid().ToString("n");
    private readonly ConcurrentDictionary<string, long> _takenAt = new(StringComparer.Ordinal);

    /// <summary>Whether this process may do the work now. Asked when there is some: where there is none, nothing is written.</summary>
    public async Task<bool> TakeAsync(string name, CancellationToken cancel) =>
        (_takenAt.TryGetValue(name, out var taken) && clock.GetElapsedTime(taken) < Duration / 2) || await TakeAsync(name, Duration, cancel);

    /// <summary>Takes the lease, or keeps it longer, and writes that down each time.</summary>
    /// <returns>False when another process has it.</returns>
    public async Task<bool> TakeAsync(string name, TimeSpan duration, CancellationToken cancel)
    {
        var asked = clock.GetTimestamp();
        var isOurs = await transactions.RunAsync((services, token) => TakeAsync(services.GetRequiredService<CommunityDb>(), name, duration, token), cancel);
        if (isOurs)
        {
            _takenAt[name] = asked;
        }

        return isOurs;
    }

    /// <summary>Another process may have it at once.</summary>
    public Task<int> GiveBackAsync(string name, CancellationToken cancel)
    {
        _takenAt.TryRemove(name, out _);
        return transactions.RunAsync(
            (services, token) => services.GetRequiredService<CommunityDb>().WorkLeases.Where(lease => lease.Name == name && lease.Holder == _holder).ExecuteDeleteAsync(token), cancel);
    }

    private async Task<bool> TakeAsync(CommunityDb db, string name, TimeSpan duration, CancellationToken cancel)
    {
        var (now, lease) = (clock.GetUtcNow(), await db.WorkLeases.FindAsync([name], cancel));
        if (lease is not null && lease.Holder != _holder && lease.Until > now && lease.Until <= now + duration)
        {
            return false; // One that ends later than any can was taken before the clock was put back.
        }

        lease ??= db.WorkLeases.Add(new WorkLease { Name = name, Holder = _holder }).Entity;
        (lease.Holder, lease.Until) = (_holder, now + duration);
        return true;
    }
}
