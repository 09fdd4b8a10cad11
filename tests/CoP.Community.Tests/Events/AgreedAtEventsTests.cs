using CoP.Community.ActionPoints;
using CoP.Community.Events;
using CoP.Community.Events.Topics;

namespace CoP.Community.Tests.Events;

/// <summary>What is agreed at an event becomes an action point of it.</summary>
public sealed class AgreedAtEventsTests
{
    [Fact]
    public async Task Add_TellsWhoeverShallDoIt_Once_AndNobodyElse()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await BegunAsync(fixture);

        var point = (await AddAsync(fixture, id, Draft(fixture.Members[0]))).Value;
        await CorrectAsync(fixture, point.Id, Draft(fixture.Members[0]) with { Words = "Send the list of wards, by county." });
        await CorrectAsync(fixture, point.Id, Draft(fixture.Members[1]));

        Assert.Equal([nameof(ActionPointGiven)], await fixture.ToldAsync(fixture.Members[0]));
        Assert.Equal([nameof(ActionPointGiven)], await fixture.ToldAsync(fixture.Members[1]));
        Assert.Equal(new { Words = "Send the list of wards.", OwnerId = (long?)fixture.Members[1] }, await fixture.Community.ReadAsync(static db => db.ActionPoints.Select(static one => new { one.Words, one.OwnerId }).SingleAsync()));
    }

    [Fact]
    public async Task Add_BeforeItsBeginning_OrForAPastDay_OrByAnother_IsRefused_AndWritesNothing()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync();
        Assert.IsType<EventHasNotBegun>((await AddAsync(fixture, id, Draft(fixture.Members[0]))).Refusal);

        fixture.Community.Time.Advance(TimeSpan.FromDays(14));
        Assert.IsType<ActionPointDueInThePast>((await AddAsync(fixture, id, Draft(fixture.Members[0]) with { DueOn = Today(fixture).AddDays(-1) })).Refusal);
        Assert.IsType<ActionOwnerGone>((await AddAsync(fixture, id, Draft(4711))).Refusal);
        Assert.IsType<NotYourEvent>((await fixture.Community.As(fixture.Members[0], (CaptureActionPoint capture, Member me) => capture.AddAsync(me, Draft(fixture.Members[0]) with { Source = Event.SubjectOf(id) }, default))).Refusal);
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
    }

    [Fact]
    public async Task Correct_KeepsADayThatHasPassedMeanwhile_AndRemoveTakesItOut()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await BegunAsync(fixture);
        var draft = Draft(null) with { DueOn = Today(fixture).AddDays(1) };
        var point = (await AddAsync(fixture, id, draft)).Value;
        fixture.Community.Time.Advance(TimeSpan.FromDays(3));

        Assert.Null((await CorrectAsync(fixture, point.Id, draft with { Words = "Later." })).Refusal);
        await fixture.Community.As(fixture.Organiser, (CaptureActionPoint capture, Member me) => capture.DropAsync(me, point.Id, reason: null, default));
        Assert.IsType<ActionPointIsOver>((await CorrectAsync(fixture, point.Id, draft)).Refusal);
    }

    [Fact]
    public async Task Event_HasNoMoreThanAnybodyKeepsTrackOf()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = await BegunAsync(fixture);
        foreach (var _ in Enumerable.Range(0, CaptureActionPoint.MostOfOne))
        {
            Assert.Equal(fixture.Organiser, (await AddAsync(fixture, id, Draft(null))).Value.OwnerId); // Nobody in particular: whoever writes it down.
        }

        Assert.IsType<TooManyActionPoints>((await AddAsync(fixture, id, Draft(null))).Refusal);
    }

    [Fact]
    public async Task WhoeverSharesAStudy_IsAskedToPresentIt_OnceForEach()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        foreach (var study in new[] { "study-1", "study-1", "study-2" })
        {
            await fixture.Community.As(fixture.Members[0], async (AskToPresent ask, Member me) =>
            {
                await ask.HandleAsync(me.Id, study, "Targeting in Turkana", default);
                return true;
            });
        }

        Assert.Equal([nameof(PresentationWanted), nameof(PresentationWanted)], await fixture.ToldAsync(fixture.Members[0]));
    }

    private static async Task<long> BegunAsync(EventFixture fixture)
    {
        var id = await fixture.PublishAsync();
        fixture.Community.Time.Advance(TimeSpan.FromDays(14));
        return id;
    }

    private static ActionPointDraft Draft(long? member) => new("Send the list of wards.", member, OrganisationId: null, DueOn: null);

    private static DateOnly Today(EventFixture fixture) => DateOnly.FromDateTime(fixture.Community.Now.UtcDateTime);

    private static Task<Result<ActionPoint>> AddAsync(EventFixture fixture, long id, ActionPointDraft draft) =>
        fixture.Community.As(fixture.Organiser, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft with { Source = Event.SubjectOf(id) }, default));

    private static Task<Result<ActionPoint>> CorrectAsync(EventFixture fixture, long id, ActionPointDraft draft) =>
        fixture.Community.As(fixture.Organiser, (CaptureActionPoint capture, Member me) => capture.CorrectAsync(me, id, draft, default));
}
