using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Announcements;

/// <summary>Has the live cards of what runs redrawn when their numbers have changed, at most every five seconds.</summary>
public sealed class AnnouncementCards(ITransactions transactions, IServiceScopeFactory scopes, SteadyTime clock)
{
    private Dictionary<long, BroadcastCounts> _shown = [];
    private DateTimeOffset _next;

    internal async Task RedrawAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now < _next)
        {
            return;
        }

        _next = now + Outbox.EditPause;
        var counts = await CountAsync(cancel);
        var changed = counts.Where(one => _shown.GetValueOrDefault(one.Key) != one.Value).Select(static one => one.Key).ToList();
        _shown = counts;
        if (changed.Count > 0)
        {
            await transactions.RunAsync((services, token) => RedrawAsync(services.GetRequiredService<Outbox>(), changed, token), cancel);
        }
    }

    private async Task<Dictionary<long, BroadcastCounts>> CountAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var progress = scope.ServiceProvider.GetRequiredService<AnnouncementProgress>();
        var running = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Announcements.AsNoTracking()
            .Where(static one => one.StartedAt != null && one.FinishedAt == null).ToListAsync(cancel);
        Dictionary<long, BroadcastCounts> counts = [];
        foreach (var announcement in running)
        {
            counts[announcement.Id] = await progress.CountAsync(announcement, cancel);
        }

        return counts;
    }

    private static async Task<bool> RedrawAsync(Outbox outbox, List<long> changed, CancellationToken cancel)
    {
        foreach (var id in changed)
        {
            await outbox.RefreshAsync(Announcement.SubjectOf(id), cancel);
        }

        return true;
    }
}
