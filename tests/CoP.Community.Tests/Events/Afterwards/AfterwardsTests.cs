using CoP.Community.Events;
using CoP.Community.Events.Afterwards;
using CoP.Community.Events.Door;
using CoP.Community.Events.Feedback;

namespace CoP.Community.Tests.Events.Afterwards;

public sealed class AfterwardsTests
{
    private const string Link = "https://video.example.org/1";

    [Fact]
    public async Task Recording_IsToldToThoseWhoHadRegistered_OnceAChange()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await fixture.PublishAsync(fixture.Draft(seats: 1));
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[1], id);
        await EndAsync(fixture, id);

        await ShareAsync(fixture, fixture.Organiser, id, Link, null);
        await ShareAsync(fixture, fixture.Organiser, id, Link, null);
        Assert.Equal([1, 1, 0], await ToldAsync(fixture));
        await ShareAsync(fixture, fixture.Organiser, id, Link, "Counties register by ward.");
        Assert.Equal([2, 2, 0], await ToldAsync(fixture));
        Assert.Equal((Link, "Counties register by ward."), ((await fixture.ReadAsync(id)).Recording, (await fixture.ReadAsync(id)).Summary));
    }

    [Fact]
    public async Task Recording_BeforeTheEnd_OrByOthers_OrOfNothing_IsRefused()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync();

        Assert.IsType<EventNotInState>((await ShareAsync(fixture, fixture.Organiser, id, Link, null)).Refusal);
        await EndAsync(fixture, id);
        Assert.IsType<NotYourEvent>((await ShareAsync(fixture, fixture.Members[0], id, Link, null)).Refusal);
        Assert.IsType<NothingToShare>((await ShareAsync(fixture, fixture.Organiser, id, null, null)).Refusal);
    }

    [Fact]
    public async Task Certificate_IsForWhoeverWasAtATraining_OnceItIsOver()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync(fixture.Draft(kind: EventKind.Training));
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[1], id);
        fixture.Community.Time.Advance((await fixture.ReadAsync(id)).StartsAt - fixture.Community.Now);
        await fixture.Community.As(fixture.Members[0], (CheckIn checkIn, Member me) => checkIn.HandleAsync(me, id, default));

        Assert.IsType<EventNotInState>((await CertificateAsync(fixture, fixture.Members[0], id)).Refusal);
        await EndAsync(fixture, id);
        Assert.Null((await CertificateAsync(fixture, fixture.Members[0], id)).Refusal);
        Assert.IsType<NotAtTheEvent>((await CertificateAsync(fixture, fixture.Members[1], id)).Refusal);
    }

    [Fact]
    public async Task Certificate_OfAnotherKindOfEvent_IsNone()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync();
        await EndAsync(fixture, id);

        Assert.IsType<NoCertificateOfIt>((await CertificateAsync(fixture, fixture.Members[0], id)).Refusal);
    }

    private static async Task EndAsync(EventFixture fixture, long id)
    {
        fixture.Community.Time.Advance((await fixture.ReadAsync(id)).EndsAt - fixture.Community.Now);
        await fixture.Community.Services.DoAsync("event-ends");
    }

    private static Task<Result<Event>> ShareAsync(EventFixture fixture, long member, long id, string? link, string? summary) =>
        fixture.Community.As(member, (ShareRecording share, Member me) => share.HandleAsync(me, id, link, summary, default));

    private static Task<Result<Event>> CertificateAsync(EventFixture fixture, long member, long id) =>
        fixture.Community.As(member, (Certificates certificates, Member me) => certificates.FindAsync(me, id, default));

    private static async Task<List<int>> ToldAsync(EventFixture fixture)
    {
        List<int> told = [];
        foreach (var member in fixture.Members)
        {
            told.Add((await fixture.ToldAsync(member)).Count(static name => name == nameof(RecordingShared)));
        }

        return told;
    }
}
