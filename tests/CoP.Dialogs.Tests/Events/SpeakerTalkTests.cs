using CoP.Community;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using CoP.Dialogs.Events.Speakers;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>A speaker from the invitation to the slides, on both channels and in two languages.</summary>
public sealed class SpeakerTalkTests
{
    private const string Speaker = Meetings.First;

    private static readonly FileReceived Slides = new("targeting.pdf", "application/pdf", 15, "ref-1");

    public static TheoryData<string, string> Places => TopicTalkTests.Places;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Speaker_IsAsked_Accepts_AndBringsWhatIsMissing(string channel, string language)
    {
        await using var harness = await SetAsync();
        var (chat, meeting) = (await harness.ChatAsync(Speaker, channel, language), await harness.PublishMeetingAsync("Targeting"));
        await InvitedAsync(harness, meeting);
        await chat.HearsAsync();
        var invitation = chat.Find(AcceptAction.Verb)!.Value;

        await chat.PressesAsync(AcceptAction.Verb);
        await (channel == ChannelNames.Teams ? chat.PressesAsync(BiographyForm.FormName) : Task.CompletedTask);
        await chat.FillAsync(("bio", "I have run cash transfers in Turkana since 2011."));
        await chat.PressesAsync(SlidesForm.FormName);
        await chat.SaysAsync("Here they are.");
        await chat.TurnAsync("> <targeting.pdf>", Slides);
        await chat.TurnAsync("> (again)", new ButtonPressed(
            ConversationHarness.Tokens.Write(invitation.Button.Press!, invitation.Message.Operation, $"chat-{(await harness.MemberAsync(Speaker)).Id}"),
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty, invitation.Id));

        var speaker = await harness.Community.ReadAsync(static db => db.EventSpeakers.Include(static one => one.SlidesFile).SingleAsync());
        Assert.Equal(("I have run cash transfers in Turkana since 2011.", "targeting.pdf", null), (speaker.Biography, speaker.SlidesFile!.Name, speaker.SlidesFile.ExpiresAt));
        chat.Matches("speaker", language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Organiser_InvitesASpeaker_AndSeesHowTheyStand(string channel, string language)
    {
        await using var harness = await SetAsync();
        var (chat, meeting) = (await harness.ChatAsync(Meetings.Organiser, channel, language), await harness.PublishMeetingAsync("Targeting"));
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev", $"{meeting}");
        await chat.PressesAsync(SpeakerPages.Verb);

        await chat.PressesAsync(InviteSpeakerForm.FormName);
        await InviteAsync(chat, channel, "=");
        await chat.PressesAsync(SpeakerPages.Verb);

        Assert.Equal(new { State = SpeakerState.Invited, Role = SpeakerRole.Panellist }, await harness.Community.ReadAsync(static db => db.EventSpeakers.Select(static one => new { one.State, one.Role }).SingleAsync()));
        chat.Matches("invite-speaker", language);
    }

    [Theory]
    [InlineData("2026-12-20", "That is after the event.")]
    [InlineData("2026-11-01", "That day has passed.")]
    public async Task Invite_WithADateThatMakesNoSense_AsksForItAgain(string day, string problem)
    {
        await using var harness = await SetAsync();
        var (chat, meeting) = (await harness.ChatAsync(Meetings.Organiser, ChannelNames.Teams, "en"), await harness.PublishMeetingAsync("Targeting"));
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev", $"{meeting}");
        await chat.PressesAsync(SpeakerPages.Verb);
        await chat.PressesAsync(InviteSpeakerForm.FormName);

        await InviteAsync(chat, ChannelNames.Teams, day);

        Assert.Contains(problem, chat.Transcript, StringComparison.Ordinal);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.EventSpeakers.ToListAsync()));
    }

    [Fact]
    public async Task Speaker_WhoSkipsTheLinesAboutThem_IsAskedAgainWithTheSlides()
    {
        await using var harness = await SetAsync();
        var (chat, meeting) = (await harness.ChatAsync(Speaker, ChannelNames.Telegram, "en"), await harness.PublishMeetingAsync("Targeting"));
        await InvitedAsync(harness, meeting);
        await chat.HearsAsync();
        await chat.PressesAsync(AcceptAction.Verb);
        await chat.PressesAsync("f.skip");

        harness.Community.Time.Advance(TimeSpan.FromDays(9));
        await harness.Community.Services.DoAsync("event-speakers");
        await chat.HearsAsync();

        Assert.Contains("Your slides for “Targeting” are wanted by", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("Still missing: some lines about the speaker, the slides", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_OfTheEvent_NamesWhoSpeaks_AndGivesTheSlidesAfterwards()
    {
        await using var harness = await SetAsync();
        var (chat, meeting) = (await harness.ChatAsync(Meetings.Second, ChannelNames.Telegram, "en"), await harness.PublishMeetingAsync("Targeting"));
        await SpokenAsync(harness, meeting);
        await harness.RegisterAsync(Meetings.Second, meeting);
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event", $"{meeting}");
        Assert.Contains($"Panellist: {Speaker}", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("Since 2011 in Turkana.", chat.Transcript, StringComparison.Ordinal);
        Assert.Null(chat.Find(GiveSlidesAction.Verb));

        await harness.EndAsync(harness.Community.Now.AddDays(14), TimeSpan.FromHours(3));
        await chat.HearsAsync();
        await chat.PressesAsync(GiveSlidesAction.Verb);

        Assert.EndsWith("<file targeting.pdf>\n", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaker_WithoutASeat_IsToldTheWayInTheDayBefore_AndThanked()
    {
        await using var harness = await SetAsync();
        var coordinator = (await harness.MemberAsync(Meetings.Coordinator)).Id;
        var meeting = await harness.Community.PublishedEventAsync(coordinator);
        var chat = await harness.ChatAsync(Speaker, ChannelNames.Telegram, "en");
        var speaker = await harness.Community.As(coordinator, (InviteSpeaker invite, Member me) => InviteAsync(harness, invite, me, meeting));
        await harness.AsAsync(Speaker, (AnswerInvitation answer, Member me) => answer.AcceptAsync(me, speaker.Value.Id, default));

        harness.Community.Time.Advance(TimeSpan.FromDays(19) + TimeSpan.FromMinutes(1));
        await harness.Community.Services.DoAsync("event-speakers");
        await chat.HearsAsync();

        Assert.Contains("You speak at “Targeting” soon. This is how you join:", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("[Join ↗]", chat.Transcript, StringComparison.Ordinal);

        await harness.EndAsync(harness.Community.Now, TimeSpan.FromDays(3), "event-speakers");
        await chat.HearsAsync();
        Assert.EndsWith("Thank you for speaking at “Targeting”.\n", chat.Transcript, StringComparison.Ordinal);
    }

    private static Task<ConversationHarness> SetAsync() => ConversationHarness.SetAsync(static services => services
        .AddKeyedSingleton<IFileSource>(ChannelNames.Telegram, new Sent()).AddKeyedSingleton<IFileSource>(ChannelNames.Teams, new Sent()));

    private static async Task InviteAsync(Chat chat, string channel, string day)
    {
        if (channel == ChannelNames.Teams)
        {
            await chat.FillAsync(("who", "member"), ("role", "Panellist"), ("slides", day));
            await chat.FillAsync(("member", $"~{Speaker}"));
        }
        else
        {
            await chat.FillAsync(("who", "member"), ("member", $"~{Speaker}"), ("role", "Panellist"), ("slides", day));
            await chat.PressesAsync("f.ok");
        }
    }

    private static async Task<long> InvitedAsync(ConversationHarness harness, long meeting) =>
        (await harness.AsAsync(Meetings.Organiser, (InviteSpeaker invite, Member me) => InviteAsync(harness, invite, me, meeting))).Value.Id;

    private static async Task<Result<EventSpeaker>> InviteAsync(ConversationHarness harness, InviteSpeaker invite, Member me, long meeting) => await invite.HandleAsync(
        me, meeting, new SpeakerDraft((await harness.MemberAsync(Speaker)).Id, null, SpeakerRole.Panellist, harness.Community.Now.AddDays(10)), default);

    /// <summary>One who has accepted, and has brought everything.</summary>
    private static async Task SpokenAsync(ConversationHarness harness, long meeting)
    {
        var id = await InvitedAsync(harness, meeting);
        var owner = (await harness.MemberAsync(Speaker)).Id;
        var file = await harness.Community.DoAsync((Community.Files.ReceiveFile receive) => receive.HandleAsync("targeting.pdf", Sent.Bytes, owner, default));
        await harness.AsAsync(Speaker, (AnswerInvitation answer, Member me) => answer.AcceptAsync(me, id, default));
        await harness.AsAsync(Speaker, (SpeakerMaterial material, Member me) => material.DescribeAsync(me, id, "Since 2011 in Turkana.", default));
        await harness.AsAsync(Speaker, (SpeakerMaterial material, Member me) => material.SendSlidesAsync(me, id, file.Value.Id, default));
    }

    private sealed class Sent : IFileSource
    {
        public static byte[] Bytes => "%PDF-1.7 slides"u8.ToArray();

        public Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel) => Task.FromResult<FetchedFile>(new FetchedFile.Arrived(Bytes));
    }
}
