using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Updates;

/// <summary>The chair reads how a month went.</summary>
/// <param name="Month">Its first day.</param>
public sealed record ManagementUpdate(DateOnly Month) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"management-update:{Month:yyyy-MM}");

    public override bool AtAnyHour => false;

    public override bool OnWorkdays => true;

    public override bool IsNudge => true;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>
/// On the first working day of a month, or the next one on which the program runs, the chair is told of the month before; where there is none, administrators are. Of a
/// month that was not wholly kept, because the community began in it or after it, nobody is told.
/// </summary>
public sealed class ManagementUpdates(ITransactions transactions, TimeProvider clock, IOptions<CommunityOptions> options) : IDueWork
{
    private const string Told = "management-update";

    public string Name => "management-updates";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var (isTime, month, begun) = (WorkingHours.Contain(now, options.Value.Zone), Month(now), WallClock.EndOf(Before(now), options.Value.Zone));
        return db.Members.Holders(Permission.Administer, now)
            .Where(member => isTime && db.Members.Any(first => first.JoinedAt < begun) && !db.Settings.Any(setting => setting.Name == Told && setting.Value == month))
            .OrderBy(static member => member.Id).Select(static member => member.Id).Take(1);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (db, now) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow());
            if (!await Due(db, now).AnyAsync(token))
            {
                return false;
            }

            var kept = await db.Settings.FirstOrDefaultAsync(static setting => setting.Name == Told, token) ?? db.Settings.Add(new StoredSetting { Name = Told, Value = "" }).Entity;
            kept.Value = Month(now);
            var chairs = db.Members.Holders(Permission.HearUpdate, now);
            var readers = await chairs.AnyAsync(token) ? chairs : db.Members.Holders(Permission.Administer, now);
            await services.GetRequiredService<Outbox>().TellAsync(readers, new ManagementUpdate(Before(now)), token);
            return true;
        },
        cancel);

    private string Month(DateTimeOffset now) => Before(now).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private DateOnly Before(DateTimeOffset now) => WallClock.Show(now, options.Value.Zone).Day is var today ? new DateOnly(today.Year, today.Month, 1).AddMonths(-1) : default;
}
