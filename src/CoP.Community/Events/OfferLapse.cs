using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Events;

/// <summary>A seat that was not taken in time goes to the next.</summary>
public sealed class OfferLapse(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "seat-offers";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Registrations
        .Where(one => one.State == RegistrationState.Offered && one.OfferedUntil <= now).OrderBy(static one => one.OfferedUntil).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            var lapsed = await db.Registrations.Include(static one => one.Event).FirstOrDefaultAsync(one => one.Id == id, token);
            if (lapsed is not { State: RegistrationState.Offered } || lapsed.OfferedUntil > clock.GetUtcNow())
            {
                return false;
            }

            await services.GetRequiredService<SeatBook>().LeaveAsync(lapsed.Event!, lapsed, LeaveReason.Lapsed, token);
            if (lapsed.Event!.State == EventState.Published)
            {
                await services.GetRequiredService<Outbox>().TellAsync(lapsed.MemberId, new OfferLapsed(lapsed.EventId, id, lapsed.Offers), token);
            }

            return true;
        },
        cancel);
}
