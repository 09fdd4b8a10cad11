using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Community.Files;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events;

/// <summary>Who speaks at an event: asked, accepted, reminded, thanked.</summary>
public sealed class SpeakerTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Invite_TellsTheMember_AndNobodyTwice()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var meeting = await town.PublishAsync();

        await InviteAsync(town, meeting);
        var again = await InviteAsync(town, meeting);

        Assert.IsType<SpeakerAlreadyInvited>(again.Refusal);
        Assert.Equal([town.Members[0]], await town.Community.ToldAsync<SpeakerInvited>());
    }

    [Theory]
    [InlineData(-1, typeof(SlidesDueInThePast))]
    [InlineData(15, typeof(SlidesDueAfterEvent))]
    public async Task Invite_WithADateThatMakesNoSense_IsRefused(int days, Type refusal)
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var meeting = await town.PublishAsync();

        Assert.IsType(refusal, (await InviteAsync(town, meeting, due: town.Community.Now + (days * Day))).Refusal);
        Assert.Empty(await town.Community.ToldAsync<SpeakerInvited>());
    }

    [Fact]
    public async Task Invite_OfAMemberWhoLeft_IsRefused()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var meeting = await town.PublishAsync();
        await town.Community.ChangeAsync(db => db.Members.Where(member => member.Id == town.Members[0]).ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Removed)));

        Assert.IsType<SpeakerNotAvailable>((await InviteAsync(town, meeting)).Refusal);
    }

    [Fact]
    public async Task Invite_BySomebodyWhoDoesNotLookAfterIt_IsRefused()
    {
        await using var town = await EventFixture.BuildAsync(members: 2);
        var meeting = await town.PublishAsync();

        Assert.IsType<NotYourEvent>((await InviteAsync(town, meeting, actor: town.Members[1])).Refusal);
    }

    [Fact]
    public async Task Guest_IsOnTheListAtOnce_ButNotTwice()
    {
        await using var town = await EventFixture.BuildAsync(members: 0);
        var meeting = await town.PublishAsync();
        Task<Result<EventSpeaker>> Invite() => town.Community.As(
            town.Organiser, (InviteSpeaker invite, Member me) => invite.HandleAsync(me, meeting, new SpeakerDraft(null, "Prof. Achieng", SpeakerRole.Panellist, null), default));

        var guest = (await Invite()).Value;

        Assert.Equal((SpeakerState.Accepted, (DateTimeOffset?)null), (guest.State, guest.RemindAt));
        Assert.IsType<SpeakerAlreadyInvited>((await Invite()).Refusal);
    }

    [Fact]
    public async Task Accept_TellsTheOrganiserOnce_AndStands()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = (await InviteAsync(town, await town.PublishAsync())).Value.Id;

        await AcceptAsync(town, speaker);
        await AcceptAsync(town, speaker);
        var declined = await town.Community.As(town.Members[0], (AnswerInvitation answer, Member me) => answer.DeclineAsync(me, speaker, default));

        Assert.Equal(SpeakerState.Accepted, declined.Value.State);
        Assert.Equal([town.Organiser], await town.Community.ToldAsync<SpeakerAnswered>());
    }

    [Fact]
    public async Task Accept_ForAnother_IsRefused()
    {
        await using var town = await EventFixture.BuildAsync(members: 2);
        var speaker = (await InviteAsync(town, await town.PublishAsync())).Value.Id;

        Assert.IsType<SpeakerNotFound>((await AcceptAsync(town, speaker, town.Members[1])).Refusal);
        Assert.IsType<SpeakerNotFound>((await AcceptAsync(town, speaker, town.Organiser)).Refusal);
    }

    [Fact]
    public async Task Accept_OfWhatIsCancelled_IsRefused()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var meeting = await town.PublishAsync();
        var speaker = (await InviteAsync(town, meeting)).Value.Id;
        await town.CancelAsync(meeting);

        Assert.IsType<EventIsCancelled>((await AcceptAsync(town, speaker)).Refusal);
        Assert.Equal([town.Members[0]], await town.Community.ToldAsync<EventCalledOff>());
    }

    [Fact]
    public async Task Leave_AfterAccepting_TellsTheOrganiser_AndEndsTheReminders()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = await SpeakingAsync(town);

        await town.Community.As(town.Members[0], (AnswerInvitation answer, Member me) => answer.LeaveAsync(me, speaker, default));
        await LiveAsync(town, days: 20);

        Assert.Equal([town.Organiser, town.Organiser], await town.Community.ToldAsync<SpeakerAnswered>());
        Assert.Empty(await town.Community.ToldAsync<SlidesMissing>());
        Assert.Empty(await town.Community.ToldAsync<SpeakerThanked>());
    }

    /// <summary>The slides are due on the eleventh day, the event is on the fourteenth.</summary>
    [Fact]
    public async Task Speaker_HearsOfEachThingOnce_InItsTime()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        await SpeakingAsync(town);
        List<(int Day, string Notice)> told = [];

        for (var day = 1; day <= 20; day++)
        {
            var before = (await town.ToldAsync(town.Members[0])).Count;
            await LiveAsync(town, days: 1);
            told.AddRange((await town.ToldAsync(town.Members[0])).Skip(before).Select(notice => (day, notice!)));
        }

        Assert.Equal(
            [(4, "SlidesMissing"), (10, "SlidesMissing"), (11, "SlidesMissing"), (13, "SpeakerJoins"), (16, "SpeakerThanked")],
            told.Select(static one => (one.Day, one.Notice.Split('.')[^1])));
    }

    [Fact]
    public async Task Reminders_ThatAreTakenAgain_TellNobodyTwice()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = await SpeakingAsync(town);
        var planned = (await ReadAsync(town, speaker)).RemindAt;
        await LiveAsync(town, days: 5);
        Assert.Single(await town.Community.ToldAsync<SlidesMissing>());

        await town.Community.ChangeAsync(db => db.EventSpeakers.ExecuteUpdateAsync(set => set.SetProperty(static one => one.RemindAt, planned)));
        await town.Community.Services.DoAsync("event-speakers");

        Assert.Single(await town.Community.ToldAsync<SlidesMissing>());
    }

    [Fact]
    public async Task Reminders_AfterTheProgramWasDown_AreOne()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        await SpeakingAsync(town);

        await LiveAsync(town, days: 12, at: 12);

        Assert.Single(await town.Community.ToldAsync<SlidesMissing>());
    }

    [Fact]
    public async Task Reminders_OnceTheSlidesAreThere_Stop()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = await SpeakingAsync(town);
        await SendSlidesAsync(town, speaker);

        await LiveAsync(town, days: 20);

        Assert.Empty(await town.Community.ToldAsync<SlidesMissing>());
        Assert.Single(await town.Community.ToldAsync<SpeakerThanked>());
    }

    [Fact]
    public async Task Reminders_OfWhoeverLeftTheCommunity_AreNotSent()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        await SpeakingAsync(town);
        await town.Community.ChangeAsync(db => db.Members.Where(member => member.Id == town.Members[0]).ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Removed)));

        await LiveAsync(town, days: 20);

        Assert.Empty(await town.Community.ToldAsync<SlidesMissing>());
    }

    [Fact]
    public async Task Reminders_AtNight_WaitForTheMorning()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var meeting = await town.PublishAsync();
        var night = town.Community.Now + (8 * Day) + TimeSpan.FromHours(12); // 23:00 in Nairobi.
        await AcceptAsync(town, (await InviteAsync(town, meeting, due: night)).Value.Id);

        town.Community.Time.Advance(night - (7 * Day) - town.Community.Now);
        await town.Community.Services.DoAsync("event-speakers");

        var row = await town.Community.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<SlidesMissing>()));
        Assert.True(row.NotBefore >= town.Community.Now + TimeSpan.FromHours(6), $"{row.NotBefore}");
    }

    [Fact]
    public async Task Event_ThatIsMoved_MovesTheDateOfTheSlides_AndTellsTheSpeakerOnce()
    {
        await using var town = await EventFixture.BuildAsync(members: 2);
        var meeting = await town.PublishAsync();
        var speaker = (await InviteAsync(town, meeting)).Value;
        await InviteAsync(town, meeting, member: town.Members[1]);
        await town.RegisterAsync(town.Members[1], meeting);

        await town.ChangeAsync(meeting, town.Draft(ahead: 20 * Day));

        Assert.Equal(speaker.SlidesDueAt + (6 * Day), (await ReadAsync(town, speaker.Id)).SlidesDueAt);
        Assert.Equal([town.Members[0]], await town.Community.ToldAsync<SpeakingMoved>());
        Assert.Equal([town.Members[1]], await town.Community.ToldAsync<EventMoved>());
    }

    [Fact]
    public async Task Event_ThatIsCancelled_TellsASpeakerWithASeatOnce()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var meeting = await town.PublishAsync();
        await AcceptAsync(town, (await InviteAsync(town, meeting)).Value.Id);
        await town.RegisterAsync(town.Members[0], meeting);

        await town.CancelAsync(meeting);
        await LiveAsync(town, days: 20);

        Assert.Equal([town.Members[0]], await town.Community.ToldAsync<EventCalledOff>());
        Assert.Empty(await town.Community.ToldAsync<SlidesMissing>());
        Assert.Empty(await town.Community.ToldAsync<SpeakerThanked>());
    }

    [Fact]
    public async Task Slides_AreKept_AndTheOrganiserHearsOfThem()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = await SpeakingAsync(town);

        var file = await SendSlidesAsync(town, speaker);

        Assert.Equal(file, (await ReadAsync(town, speaker)).SlidesFileId);
        Assert.Equal([town.Organiser], await town.Community.ToldAsync<SlidesReceived>());
        Assert.Contains(file, await town.Community.ReadAsync(db => town.Community.Services.GetServices<IFileUse>().Select(use => use.Used(db)).Aggregate(static (all, more) => all.Concat(more)).ToListAsync()));
    }

    [Fact]
    public async Task Slides_ThatAreAnothersFile_AreRefused()
    {
        await using var town = await EventFixture.BuildAsync(members: 2);
        var speaker = await SpeakingAsync(town);
        var file = await FileAsync(town, town.Members[1]);

        var sent = await town.Community.As(town.Members[0], (SpeakerMaterial material, Member me) => material.SendSlidesAsync(me, speaker, file, default));

        Assert.IsType<SlidesAreNoFile>(sent.Refusal);
        Assert.Null((await ReadAsync(town, speaker)).SlidesFileId);
    }

    [Fact]
    public async Task Slides_OfWhoeverHasNotAccepted_AreRefused()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = (await InviteAsync(town, await town.PublishAsync())).Value.Id;
        var file = await FileAsync(town, town.Members[0]);

        Assert.IsType<SpeakerHasNotAccepted>((await town.Community.As(town.Members[0], (SpeakerMaterial material, Member me) => material.SendSlidesAsync(me, speaker, file, default))).Refusal);
    }

    [Fact]
    public async Task Slides_AreGivenToTheRegistered_AfterTheEvent()
    {
        await using var town = await EventFixture.BuildAsync(members: 3);
        var speaker = await SpeakingAsync(town);
        var meeting = (await ReadAsync(town, speaker)).EventId;
        await SendSlidesAsync(town, speaker);
        await town.RegisterAsync(town.Members[1], meeting);
        Task<Result<List<EventSpeaker>>> Slides(long member) => town.Community.As(member, (SpeakerLists lists, Member me) => lists.SlidesAsync(me, meeting, default));

        Assert.IsType<SlidesNotYet>((await Slides(town.Members[1])).Refusal);
        town.Community.Time.Advance(15 * Day);
        await town.Community.Services.DoAsync("event-ends");

        Assert.Single((await Slides(town.Members[1])).Value);
        Assert.Single((await Slides(town.Members[0])).Value);
        Assert.IsType<NotRegistered>((await Slides(town.Members[2])).Refusal);
    }

    [Fact]
    public async Task Remove_TellsTheSpeaker_WhoseInvitationIsThenWorthNothing()
    {
        await using var town = await EventFixture.BuildAsync(members: 1);
        var speaker = (await InviteAsync(town, await town.PublishAsync())).Value.Id;

        Assert.IsType<NotYourEvent>((await town.Community.As(town.Members[0], (RemoveSpeaker remove, Member me) => remove.HandleAsync(me, speaker, default))).Refusal);
        await town.Community.As(town.Organiser, (RemoveSpeaker remove, Member me) => remove.HandleAsync(me, speaker, default));

        Assert.Equal([town.Members[0]], await town.Community.ToldAsync<SpeakerReleased>());
        Assert.IsType<SpeakerNotFound>((await AcceptAsync(town, speaker)).Refusal);
    }

    private static Task<Result<EventSpeaker>> InviteAsync(EventFixture town, long meeting, DateTimeOffset? due = null, long? actor = null, long? member = null) => town.Community.As(
        actor ?? town.Organiser,
        (InviteSpeaker invite, Member me) => invite.HandleAsync(me, meeting, new SpeakerDraft(member ?? town.Members[0], null, SpeakerRole.Speaker, due ?? town.Community.Now + (11 * Day)), default));

    private static Task<Result<EventSpeaker>> AcceptAsync(EventFixture town, long speaker, long? member = null) =>
        town.Community.As(member ?? town.Members[0], (AnswerInvitation answer, Member me) => answer.AcceptAsync(me, speaker, default));

    private static async Task<long> SpeakingAsync(EventFixture town)
    {
        var speaker = (await InviteAsync(town, await town.PublishAsync())).Value.Id;
        await AcceptAsync(town, speaker);
        return speaker;
    }

    private static async Task<long> SendSlidesAsync(EventFixture town, long speaker)
    {
        var file = await FileAsync(town, town.Members[0]);
        Assert.Null((await town.Community.As(town.Members[0], (SpeakerMaterial material, Member me) => material.SendSlidesAsync(me, speaker, file, default))).Refusal);
        return file;
    }

    private static async Task<long> FileAsync(EventFixture town, long owner) =>
        (await town.Community.DoAsync((ReceiveFile receive) => receive.HandleAsync("slides.pdf", "%PDF-1.7 slides"u8.ToArray(), owner, default))).Value.Id;

    private static Task<EventSpeaker> ReadAsync(EventFixture town, long speaker) => town.Community.ReadAsync(db => db.EventSpeakers.FirstAsync(one => one.Id == speaker));

    /// <summary>Lets days go by, with the due work done at the end of every few of them.</summary>
    private static async Task LiveAsync(EventFixture town, int days, int at = 1)
    {
        for (var day = 0; day < days; day += at)
        {
            town.Community.Time.Advance(at * Day);
            await town.Community.Services.DoAsync("event-ends");
            await town.Community.Services.DoAsync("event-speakers");
        }
    }
}
