using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Tests.Conversations;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>The sessions of a conference, as those read them who plan it and who come.</summary>
public sealed class SessionTalkTests
{
    private static readonly Dictionary<string, (string Title, string About, string Room)> Words = new()
    {
        ["en"] = ("Registries that talk to each other", "How **three registries** became one.", "Room 2"),
        ["sw"] = ("Sajili zinazozungumza", "Jinsi **sajili tatu** zilivyokuwa moja.", "Chumba cha 2"),
        ["fr"] = ("Des registres qui se parlent", "Comment **trois registres** n'en ont fait qu'un.", "Salle 2"),
        ["es"] = ("Registros que se hablan", "Cómo **tres registros** se hicieron uno.", "Sala 2"),
    };

    public static TheoryData<string, string> FourLanguages => EventTests.FourLanguages;

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Coordinator_AddsASession_MovesIt_AndSeesTheProgramme(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, id) = (await harness.ChatAsync(Meetings.Coordinator, channel, language), await ConferenceAsync(harness));
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev", $"{id}");
        await chat.PressesAsync(SessionPages.ManageVerb);
        await chat.PressesAsync(NewSessionAction.Verb);
        await chat.FillAsync(Answers(language, "2026-12-09"));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await chat.FillAsync(channel == ChannelNames.Telegram ? [("date", "2026-12-04")] : Answers(language, "2026-12-04"));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await chat.PressesAsync("ev", $"{id}");
        await chat.PressesAsync(SessionPages.ManageVerb);

        var session = await harness.Community.ReadAsync(static db => db.Events.SingleAsync(static one => one.Kind == EventKind.Session));
        Assert.Equal((EventState.Published, id, Words[language].Room, 30), (session.State, session.ParentId!.Value, session.Details.Venue, session.RoomCapacity!.Value));
        chat.Matches("session-added", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Member_FindsTheProgramme_RegistersForTheConferenceFirst_AndComesToASession(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await ConferenceAsync(harness);
        var session = await AddAsync(harness, id, Words[language].Title, TimeSpan.FromHours(1));
        await AddAsync(harness, id, Words[language].Title, TimeSpan.FromHours(26));
        var chat = await harness.ChatAsync(Meetings.First, channel, language);
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event", $"{id}");
        await chat.PressesAsync(SessionPages.ProgrammeVerb);
        await chat.PressesAsync("event", $"{session}");
        await chat.PressesAsync("event", $"{id}");
        await chat.PressesAsync("reg", $"{id}");
        await chat.PressesAsync(SessionPages.ProgrammeVerb);
        await chat.PressesAsync("event", $"{session}");
        await chat.PressesAsync("reg", $"{session}");
        await chat.SaysAsync("/events");
        await chat.PressesAsync("events", "Mine:0");
        await harness.AsAsync(Meetings.Organiser, (ChangeEvent change, Member me) => MoveAsync(harness, change, me, id));
        await chat.HearsAsync();
        chat.Matches("session", language);
    }

    [Fact]
    public async Task Press_OnAnOldCard_AfterLeavingTheConference_SaysWhatIsNeeded()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await ConferenceAsync(harness);
        var session = await AddAsync(harness, id, "Registries", TimeSpan.FromHours(1));
        await harness.RegisterAsync(Meetings.First, id);
        var chat = await harness.ChatAsync(Meetings.First, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event", $"{id}");
        await chat.PressesAsync(SessionPages.ProgrammeVerb);
        await chat.PressesAsync("event", $"{session}");
        await harness.AsAsync(Meetings.First, (RegisterForEvent register, Member me) => register.LeaveAsync(me, id, default));

        await chat.PressesAsync("reg", $"{session}");

        Assert.Contains("Only whoever has a seat at the conference can come to its sessions: register for the conference first.\n  [To the conference]", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal([id], await harness.Community.ReadAsync(static db => db.Registrations.Select(static one => one.EventId).ToListAsync()));
    }

    [Fact]
    public async Task Change_OfOneAnswerInTheReview_OfAnEventThatIsThere_IsAskedAgain()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await ConferenceAsync(harness);
        var session = await AddAsync(harness, id, "Registries", TimeSpan.FromHours(1));
        var chat = await harness.ChatAsync(Meetings.Coordinator, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev", $"{id}");
        await chat.PressesAsync(SessionPages.ManageVerb);
        await chat.PressesAsync("ev", $"{session}");
        await chat.PressesAsync("ev-edit", $"{session}");

        await chat.PressesAsync("f.skip");
        await chat.PressesAsync("f.edit", "end");
        await chat.FillAsync(("end", "13:30"));
        await chat.PressesAsync("f.ok");

        Assert.EndsWith("13:30", $"{TimeZoneInfo.ConvertTime((await harness.Community.ReadAsync(db => db.Events.FirstAsync(one => one.Id == session))).EndsAt, TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi")):HH:mm}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_OfTheFirstDay_NameTheSessions_AndOfTheSecondComeOnce()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await ConferenceAsync(harness);
        foreach (var (title, hours) in new[] { ("Registries", 2), ("Payments", 25), ("Grievances", 27) })
        {
            await AddAsync(harness, id, title, TimeSpan.FromHours(hours));
        }

        foreach (var one in await harness.Community.ReadAsync(static db => db.Events.OrderBy(static one => one.Id).Select(static one => one.Id).ToListAsync()))
        {
            await harness.RegisterAsync(Meetings.First, one);
        }

        var chat = await harness.ChatAsync(Meetings.First, ChannelNames.Telegram, "en");
        for (var hour = 0; hour < 24 * 16; hour++)
        {
            harness.Community.Time.Advance(TimeSpan.FromHours(1));
            await harness.Community.Services.DoAsync("event-reminders");
            await chat.HearsAsync();
        }

        chat.Matches("session-reminders", "en");
    }

    private static (string Field, string? Value)[] Answers(string language, string day) =>
    [
        ("title", Words[language].Title), ("text", Words[language].About), ("date", day), ("time", "11:00"), ("end", "12:30"),
        ("venue", Words[language].Room), ("seats", "30"), ("link", null),
    ];

    /// <summary>From the 4th of December on, for two days.</summary>
    private static async Task<long> ConferenceAsync(ConversationHarness harness)
    {
        var id = await harness.PublishMeetingAsync("National conference", EventKind.Conference);
        var ends = harness.Community.Now.AddDays(14).AddHours(32);
        await harness.Community.ChangeAsync(db => db.Events.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(static one => one.EndsAt, ends)));
        return id;
    }

    private static async Task<long> AddAsync(ConversationHarness harness, long conference, string title, TimeSpan after)
    {
        var start = harness.Community.Now.AddDays(14) + after;
        var draft = new EventDraft(EventKind.Session, title, "How three became one.", start, start.AddHours(1), "Africa/Nairobi", 30, RemoteCapacity: null, new EventDetails { Venue = "Room 2" });
        return (await harness.AsAsync(Meetings.Coordinator, (AddSession add, Member me) => add.HandleAsync(me, conference, draft, default))).Value.Id;
    }

    private static async Task<bool> MoveAsync(ConversationHarness harness, ChangeEvent change, Member me, long id)
    {
        var draft = EventDraft.Of(await harness.Community.ReadAsync(db => db.Events.FirstAsync(one => one.Id == id)));
        Assert.Null((await change.HandleAsync(me, id, draft.At(draft.StartsAt.AddDays(7)), default)).Refusal);
        return true;
    }
}
