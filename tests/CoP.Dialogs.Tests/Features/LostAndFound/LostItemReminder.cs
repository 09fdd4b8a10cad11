using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>What nobody claims is brought back to its finder's mind, once a month.</summary>
public sealed class LostItemReminder(ITransactions transactions, TimeProvider clock) : IDueWork
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public string Name => "lost-items";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var before = now - Month;
        return db.Set<LostItem>()
            .Where(item => item.OwnerId == null && item.FoundAt < before && (item.RemindedAt == null || item.RemindedAt < before))
            .Select(static item => item.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            var now = clock.GetUtcNow();
            if (!await Due(db, now).ContainsAsync(id, token))
            {
                return false;
            }

            var item = await db.Set<LostItem>().FirstAsync(one => one.Id == id, token);
            item.RemindedAt = now;
            await services.GetRequiredService<Outbox>().TellAsync(item.FinderId, new LostItemWaits(id, DateOnly.FromDateTime(now.UtcDateTime), item.What), token);
            return true;
        },
        cancel);
}
