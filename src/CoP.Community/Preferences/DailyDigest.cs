using System.Globalization;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Preferences;

/// <summary>
/// Goes through the zones that members live in. When a zone was done is remembered after its last member: a crash before
/// that repeats the zone, and the key of each digest keeps anybody from being told twice.
/// </summary>
public sealed class DailyDigest(
    ITransactions transactions, IServiceScopeFactory scopes, TimeProvider clock, IOptions<CommunityOptions> options) : IDueWork
{
    /// <summary>Who was down for longer is not told all that was asked meanwhile.</summary>
    private static readonly TimeSpan LongestNews = TimeSpan.FromDays(7);

    /// <summary>A last time further ahead is of a clock that was wrong; one that is nearer keeps the day from being told twice.</summary>
    private static readonly TimeSpan WrongByMost = TimeSpan.FromDays(1);

    public string Name => "daily-digest";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>The zones that members live in, each by the first of its members.</summary>
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.Members.GroupBy(static member => member.TimeZone).Select(static zone => zone.Min(static member => member.Id));

    /// <summary>Tells it in the zone of this member, if its time of day has come and it was not told yet today: once it was, it is not due.</summary>
    public async Task<bool> StepAsync(long id, CancellationToken cancel)
    {
        var (zone, before) = await ZoneAsync(id, cancel);
        if (Due(zone, before) is { } run)
        {
            await TellAsync(run, cancel);
            return true;
        }

        return false;
    }

    /// <summary>The run that is due in a zone, or null: it was done, or it is quiet there.</summary>
    private DigestRun? Due(string? chosen, DateTimeOffset? told)
    {
        var (now, zone) = (clock.GetUtcNow(), options.Value.ZoneOf(chosen));
        var before = told - now < WrongByMost ? told : null;
        var (day, since) = Latest(now, zone);
        var isDue = !(before >= since) && options.Value.Quiet?.EndAfter(now, zone) is null;
        return isDue ? new DigestRun(chosen, day, now, Later(before ?? now.AddDays(-1), now - LongestNews)) : null;
    }

    /// <summary>The last time that it was to be told: today, or yesterday when today's has not come.</summary>
    private (DateOnly Day, DateTimeOffset At) Latest(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (today, _) = WallClock.Show(now, zone);
        return WallClock.InstantOf(today, options.Value.DigestAt, zone) is var at && at <= now
            ? (today, at)
            : (today.AddDays(-1), WallClock.InstantOf(today.AddDays(-1), options.Value.DigestAt, zone));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async Task TellAsync(DigestRun run, CancellationToken cancel)
    {
        long? after = 0;
        while (after is { } member)
        {
            after = await transactions.RunAsync(
                (services, token) => services.GetRequiredService<DigestStep>().TellAsync(run, member, token), cancel);
        }

        await transactions.RunAsync((services, token) => MarkAsync(services.GetRequiredService<CommunityDb>(), run, token), cancel);
    }

    private static async Task<bool> MarkAsync(CommunityDb db, DigestRun run, CancellationToken cancel)
    {
        var mark = await db.Settings.FindAsync([NameOf(run.Zone)], cancel)
            ?? db.Settings.Add(new StoredSetting { Name = NameOf(run.Zone), Value = "" }).Entity;
        mark.Value = run.At.ToString("O", CultureInfo.InvariantCulture);
        return true;
    }

    private async Task<(string? Zone, DateTimeOffset? Before)> ZoneAsync(long memberId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var zone = await db.Members.Where(member => member.Id == memberId).Select(static member => member.TimeZone).FirstAsync(cancel);
        var mark = await db.Settings.FindAsync([NameOf(zone)], cancel);
        return (zone, mark is null ? null : DateTimeOffset.Parse(mark.Value, CultureInfo.InvariantCulture));
    }

    private static string NameOf(string? zone) => $"digest.told-at:{zone}";
}
