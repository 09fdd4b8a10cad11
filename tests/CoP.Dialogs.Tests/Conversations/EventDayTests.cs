using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Afterwards;
using CoP.Community.Events.Door;
using CoP.Community.Events.Feedback;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>The day of an event and those after it, as transcripts: being there, what one thought of it, and what stays.</summary>
public sealed class EventDayTests
{
    private const string Link = "https://video.example.org/1";
    private const string DoorKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly Dictionary<string, (string Title, string Words, string Summary)> Words = new()
    {
        ["en"] = ("Targeting", "More time for questions.", "Counties register by **ward**."),
        ["sw"] = ("Ulengaji", "Muda zaidi wa maswali.", "Kaunti husajili kwa **wadi**."),
    };

    public static TheoryData<string, string> TwoLanguages => new()
    {
        { "en", ChannelNames.Telegram }, { "en", ChannelNames.Teams }, { "sw", ChannelNames.Telegram }, { "sw", ChannelNames.Teams },
    };

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Member_SaysThatTheyAreThere(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await StartAsync(harness, channel, language);
        await chat.SaysAsync("/here");
        await ToAsync(harness, id, TimeSpan.FromMinutes(-20));
        await chat.SaysAsync("/here");
        await chat.PressesAsync("im-here");
        await chat.PressesAsync("im-here");
        await chat.SaysAsync("/here 000000");
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event");
        chat.Matches("event-here", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Organiser_PutsUpAPoster_AndSeesWhoIsThere(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (_, id) = await StartAsync(harness, ChannelNames.Telegram, "en");
        await harness.Community.ChangeAsync(db => db.Events.ExecuteUpdateAsync(static set => set.SetProperty(static one => one.DoorKey, DoorKey))); // Its numbers stand in the transcript.
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, language);
        await ToAsync(harness, id, TimeSpan.FromMinutes(5));
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev");
        await chat.PressesAsync("door");
        await chat.PressesAsync("door-poster");
        await chat.PressesAsync("door-screen");
        Assert.Contains(chat.Shown, static shown => shown.Message.File?.ContentType == "image/png");

        var poster = EventDoor.Poster(await EventAsync(harness, id));
        await harness.AsAsync(Meetings.Second, (CheckIn checkIn, Member me) => checkIn.HandleAsync(me, poster, default));
        await chat.HearsAsync();
        await chat.PressesAsync("door-list");
        chat.Matches("event-door", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Member_SaysHowItWas_WithATap_AndWords(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await StartAsync(harness, channel, language);
        await harness.EndAsync((await EventAsync(harness, id)).StartsAt, TimeSpan.FromHours(3), "event-feedback");
        await chat.HearsAsync();
        await chat.PressesAsync("fb", ":4");
        await chat.FillAsync(("text", Words[language].Words));
        Assert.Equal([(4, Words[language].Words)], await harness.Community.ReadAsync(static async db => (await db.EventFeedback.ToListAsync()).ConvertAll(static one => (one.Score, one.Words))));
        chat.Matches("event-feedback", language);
    }

    [Fact]
    public async Task Organiser_ReadsWhatPeopleThought_OnceThreeHaveSaidSo()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (_, id) = await StartAsync(harness, ChannelNames.Telegram, "en");
        string[] members = [Meetings.First, Meetings.Second, Meetings.Coordinator];
        await harness.RegisterAsync(Meetings.Coordinator, id);
        await harness.EndAsync((await EventAsync(harness, id)).StartsAt, TimeSpan.FromHours(2));
        var chat = await harness.ChatAsync(Meetings.Organiser, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev");
        await chat.PressesAsync("fb-list");
        Assert.Contains("Fewer than 3 have answered", chat.Transcript, StringComparison.Ordinal);
        foreach (var member in members)
        {
            await harness.AsAsync(member, (GiveFeedback give, Member me) => give.ScoreAsync(me, id, member == Meetings.First ? 5 : 4, default));
        }

        await harness.AsAsync(Meetings.First, (GiveFeedback give, Member me) => give.WordsAsync(me, id, 5, "Lively.", default));
        await chat.PressesAsync("fb-list");
        Assert.Equal("Targeting: 4.3 of 5 (3 answered)", chat.Latest.Title);
        Assert.Contains("Lively.", chat.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Organiser_SharesTheRecording_AndWhatCameOfIt(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (_, id) = await StartAsync(harness, ChannelNames.Telegram, "en");
        await harness.EndAsync((await EventAsync(harness, id)).StartsAt, TimeSpan.FromHours(2));
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, language);
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev");
        await chat.PressesAsync("ev-recording");
        await (channel == ChannelNames.Telegram ? chat.FillAsync(("link", "video")) : chat.FillAsync(("link", "video"), ("text", Words[language].Summary)));
        await (channel == ChannelNames.Telegram ? chat.FillAsync(("link", Link), ("text", Words[language].Summary)) : chat.FillAsync(("link", Link)));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        var kept = await EventAsync(harness, id);
        Assert.Equal((Link, Words[language].Summary), (kept.Recording, kept.Summary));
        chat.Matches("event-recording", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task WhoeverWasThere_HearsOfTheRecording_AndGetsACertificate(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = await StartAsync(harness, channel, language, EventKind.Training);
        await ToAsync(harness, id, TimeSpan.FromMinutes(5));
        await harness.AsAsync(Meetings.First, (CheckIn checkIn, Member me) => checkIn.HandleAsync(me, id, default));
        await harness.EndAsync((await EventAsync(harness, id)).StartsAt, TimeSpan.FromHours(2));
        await harness.AsAsync(Meetings.Organiser, (ShareRecording share, Member me) => share.HandleAsync(me, id, Link, Words[language].Summary, default));
        await chat.HearsAsync();
        await chat.PressesAsync("event");
        await chat.PressesAsync("ev-cert");
        Assert.Contains(chat.Shown, static shown => shown.Message.File?.ContentType == "application/pdf");
        chat.Matches("event-certificate", language);
    }

    private static async Task<(Chat Chat, long Event)> StartAsync(ConversationHarness harness, string channel, string language, EventKind kind = EventKind.GroupMeeting)
    {
        var id = await harness.PublishMeetingAsync(Words[language].Title, kind);
        await harness.RegisterAsync(Meetings.First, id);
        await harness.RegisterAsync(Meetings.Second, id);
        return (await harness.ChatAsync(Meetings.First, channel, language), id);
    }

    private static async Task ToAsync(ConversationHarness harness, long id, TimeSpan afterStart) => harness.GoTo((await EventAsync(harness, id)).StartsAt, afterStart);

    private static Task<Event> EventAsync(ConversationHarness harness, long id) => harness.Community.ReadAsync(db => db.Events.FirstAsync(one => one.Id == id));
}
