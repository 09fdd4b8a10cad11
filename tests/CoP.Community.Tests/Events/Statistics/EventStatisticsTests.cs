using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Community.Events.Organising;
using CoP.Community.Events.Statistics;
using CoP.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events.Statistics;

public sealed class EventStatisticsTests
{
    [Fact]
    public async Task Figures_CountThoseWithASeat_ThoseWhoCame_AndThoseWhoCancelled()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await fixture.PublishAsync(fixture.Draft(seats: 3));
        foreach (var member in fixture.Members.Take(3))
        {
            await fixture.RegisterAsync(member, id);
        }

        await fixture.LeaveAsync(fixture.Members[2], id);
        fixture.Community.Time.Advance(TimeSpan.FromDays(14));
        var poster = EventDoor.Poster((await fixture.Community.As(fixture.Organiser, (OpenDoor open, Member me) => open.HandleAsync(me, id, default))).Value);
        await fixture.Community.As(fixture.Members[0], (CheckIn here, Member me) => here.HandleAsync(me, id, default));
        await fixture.Community.As(fixture.Members[3], (CheckIn here, Member me) => here.HandleAsync(me, poster, default)); // A walk-in, who gets the seat that is free.

        var (figures, sum, cancelled) = await ReadAsync(fixture, id);
        Assert.Equal([(id, 2, 2, (double?)null)], figures.Select(static one => (one.Id, one.Registered, one.Present, one.Score)));
        Assert.Equal(new FigureTotals(1, 2, 2, 1), sum);
        Assert.Equal(1, cancelled);
    }

    [Fact]
    public async Task Series_ShowsWhatHasBegun_TheNewestFirst_AndTheYearShowsAllThatOneLooksAfter()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync();
        await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default));
        var other = await fixture.PublishAsync(fixture.Draft(ahead: TimeSpan.FromDays(15), title: "Registries"));
        fixture.Community.Time.Advance(TimeSpan.FromDays(22));

        Assert.Equal(2, (await ReadAsync(fixture, id)).Figures.Count);
        Assert.Equal(["Targeting", "Registries", "Targeting"], await YearAsync(fixture, fixture.Organiser));
        Assert.Empty(await YearAsync(fixture, fixture.Members[0]));
        Assert.Equal("Registries", (await ReadAsync(fixture, other)).Figures.Single().Title);
    }

    [Fact]
    public async Task Figures_CostAsManyStatements_ForTwoThousandPeople_AsForNone()
    {
        using var statements = new StatementCount();
        await using var fixture = await EventFixture.BuildAsync(0, services => services.AddLogging(log => statements.ListenTo(log)));
        var id = await fixture.PublishAsync(fixture.Draft(seats: null));
        fixture.Community.Time.Advance(TimeSpan.FromDays(14));
        var empty = await CountAsync(statements, fixture, id);

        await fixture.Community.WriteAsync(async scope =>
        {
            var (db, bulk) = (scope.GetRequiredService<CommunityDb>(), scope.GetRequiredService<IBulkInsert>());
            await bulk.AddAsync(Enumerable.Range(0, 2000).Select(static n => new Member { Name = $"Crowd {n}", Language = "en", County = n % 3 == 0 ? "041" : "023" }).ToList(), default);
            var crowd = await db.Members.Where(static one => one.Name.StartsWith("Crowd ")).Select(static one => one.Id).ToListAsync();
            await bulk.AddAsync(crowd.ConvertAll(member => new Registration { EventId = id, MemberId = member }), default);
            return 0;
        });

        Assert.Equal(empty, await CountAsync(statements, fixture, id));
        Assert.Equal([new Share("023", 1333), new Share("041", 667)], await fixture.Community.As(fixture.Organiser, (EventStatistics all, Member _) => all.CountiesAsync(id, 5, default)));
        Assert.Equal([new Share(null, 2000)], await fixture.Community.As(fixture.Organiser, (EventStatistics all, Member _) => all.OrganisationsAsync(id, 5, default)));
    }

    private static async Task<int> CountAsync(StatementCount statements, EventFixture fixture, long id)
    {
        statements.Reset();
        await ReadAsync(fixture, id);
        return statements.Count;
    }

    private static Task<(List<EventFigures> Figures, FigureTotals Sum, int Cancelled)> ReadAsync(EventFixture fixture, long id) => fixture.Community.As(fixture.Organiser, async (EventStatistics all, Member _) =>
    {
        var series = all.Series(await fixture.ReadAsync(id));
        return (await series.ToListAsync(), await EventStatistics.SumAsync(series, default), await all.CancelledAsync(id, default));
    });

    private static Task<List<string>> YearAsync(EventFixture fixture, long member) =>
        fixture.Community.As(member, (EventStatistics all, Member me) => all.LookedAfter(me).Select(static one => one.Title).ToListAsync());
}
