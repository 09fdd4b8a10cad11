using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Announcements;

/// <summary>Goes round among the announcements that have work, so that a small one is not kept waiting by a large one.</summary>
public sealed class AnnouncementPump(ITransactions transactions, IServiceScopeFactory scopes, AnnouncementCards cards, RefusalWatch refusals) : IAnnouncementPump
{
    private long _last;

    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        await refusals.LookAsync(cancel);
        await cards.RedrawAsync(cancel);
        foreach (var id in await BusyAsync(cancel))
        {
            _last = id;
            if (await transactions.RunAsync((services, token) => services.GetRequiredService<AnnouncementStep>().RunAsync(id, token), cancel))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those after the last one first.</summary>
    private async Task<List<long>> BusyAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, last) = (scope.ServiceProvider.GetRequiredService<CommunityDb>(), _last);
        return await BusyAnnouncements.Of(db, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow())
            .OrderBy(announcement => announcement.Id <= last).ThenBy(static announcement => announcement.Id)
            .Select(static announcement => announcement.Id).ToListAsync(cancel);
    }
}
