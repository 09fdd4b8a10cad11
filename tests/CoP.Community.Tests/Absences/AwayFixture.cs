using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Tests.ActionPoints;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Absences;

/// <summary>What the tests of absences do to a community with action points.</summary>
internal static class AwayFixture
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    /// <param name="days">From today to the last day.</param>
    public static Task<Result<Member>> AwayAsync(this ActionFixture fixture, long member, int days, long? deputy = null) =>
        fixture.Community.As(member, (GoAway away, Member me) => away.HandleAsync(me, fixture.Today.AddDays(days), deputy, default));

    /// <summary>They are away, and keep all that they have to do.</summary>
    public static async Task KeepAllAsync(this ActionFixture fixture, long member, int days)
    {
        Assert.Null((await fixture.AwayAsync(member, days)).Refusal);
        foreach (var id in await fixture.Community.ReadAsync(db => db.ActionPoints.Where(point => point.OwnerId == member && point.State == ActionPointState.Open).Select(static point => point.Id).ToListAsync()))
        {
            Assert.Null((await fixture.Community.As(member, (PassOnActionPoint pass, Member me) => pass.KeepAsync(me, id, default))).Refusal);
        }
    }

    /// <summary>Moves to an instant, and looks whether anything is left lying.</summary>
    public static Task GoToAsync(this ActionFixture fixture, DateTimeOffset at)
    {
        fixture.Community.Time.Advance(at - fixture.Community.Now);
        return fixture.LookAsync("action-heirs");
    }

    /// <summary>How many working days lie between today and the day of an instant, which counts.</summary>
    public static int WorkdaysUntil(this ActionFixture fixture, DateTimeOffset at) => Enumerable
        .Range(1, WallClock.Show(at, Zone).Day.DayNumber - fixture.Today.DayNumber).Count(days => PublicHolidays.IsWorkday(fixture.Today.AddDays(days)));

    /// <summary>By both ways in which somebody is told.</summary>
    public static Task<bool> TellOneAndManyAsync(this ActionFixture fixture, long member, Notice one, Notice many) => fixture.Community.WriteAsync(async services =>
    {
        var (outbox, db) = (services.GetRequiredService<Outbox>(), services.GetRequiredService<CommunityDb>());
        await outbox.TellAsync(member, one, default);
        await outbox.TellAsync(db.Members.Where(other => other.Id == member), many, default);
        return true;
    });

    public static Task<List<OutboxMessage>> KeptAsync<TNotice>(this ActionFixture fixture)
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return fixture.Community.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.NoticeType == type).ToListAsync());
    }
}
