using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.DueWork;

/// <summary>Which process does one kind of due work; the others leave it alone until then.</summary>
public sealed class WorkLease
{
    public const int NameLength = 40;

    /// <summary>The <see cref="IDueWork.Name"/>.</summary>
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
    public async Task<bool> TakeAsync(string name, CancellationToken cancel)
    {
        if (_takenAt.TryGetValue(name, out var taken) && clock.GetElapsedTime(taken) < Duration / 2)
        {
            return true;
        }

        var asked = clock.GetTimestamp();
        var isOurs = await transactions.RunAsync((services, token) => TakeAsync(services.GetRequiredService<CommunityDb>(), name, token), cancel);
        if (isOurs)
        {
            _takenAt[name] = asked;
        }

        return isOurs;
    }

    private async Task<bool> TakeAsync(CommunityDb db, string name, CancellationToken cancel)
    {
        var (now, lease) = (clock.GetUtcNow(), await db.WorkLeases.FindAsync([name], cancel));
        if (lease is not null && lease.Holder != _holder && lease.Until > now && lease.Until <= now + Duration)
        {
            return false; // One that ends later than any can was taken before the clock was put back.
        }

        lease ??= db.WorkLeases.Add(new WorkLease { Name = name, Holder = _holder }).Entity;
        (lease.Holder, lease.Until) = (_holder, now + Duration);
        return true;
    }
}
