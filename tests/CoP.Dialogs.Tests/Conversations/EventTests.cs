using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>An event from its draft to its end, as those read it who organise, publish, come and wait.</summary>
public sealed class EventTests
{
    private const string Organiser = "Halkano Guyole Dirra";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string First = "Ekidor Lomurut Nakale";
    private const string Second = "Barasa Wekhomba Simiyu";

    private static readonly Dictionary<string, (string Title, string About, string Food, string Why)> Words = new()
    {
        ["en"] = ("What Turkana learnt about targeting", "**Two years** of community validation:\n- what worked\n- what did not", "Tea and mandazi", "The host is ill."),
        ["sw"] = ("Turkana imejifunza nini kuhusu ulengaji", "**Miaka miwili** ya uhakiki wa jamii:\n- kilichofaulu\n- kisichofaulu", "Chai na mandazi", "Mwenyeji ni mgonjwa."),
        ["fr"] = ("Ce que le Turkana a appris du ciblage", "**Deux ans** de validation communautaire :\n- ce qui a marché\n- ce qui n'a pas marché", "Thé et mandazi", "L'hôte est souffrant."),
        ["es"] = ("Lo que Turkana aprendió sobre focalización", "**Dos años** de validación comunitaria:\n- lo que funcionó\n- lo que no", "Té y mandazi", "El anfitrión está enfermo."),
    };

    public static TheoryData<string, string> FourLanguages
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in Languages.All)
            {
                all.Add(language, ChannelNames.Teams);
                all.Add(language, ChannelNames.Telegram);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task BrownBag_IsWrittenDown_Published_AndCancelled(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Organiser, channel, language);
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("newevent");
        await chat.PressesAsync("newevent", "BrownBag");
        await chat.FillAsync(Answers(language));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : chat.FillAsync(Answers(language))); // A card asks for what was ticked on a second one.

        await chat.PressesAsync("ev-send");
        await DoAsync(harness, Coordinator, static (PublishEvent publish, Member me, long id) => publish.HandleAsync(me, id, default));
        await chat.HearsAsync();
        await chat.PressesAsync("ev-cancel");
        await chat.FillAsync(("reason", Words[language].Why));
        chat.Matches("event-organise", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Member_Registers_Waits_IsOfferedASeat_AndComes(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await PublishedAsync(harness, seats: 1, Words[language].Title, Words[language].About);
        await DoAsync(harness, Second, static (RegisterForEvent register, Member me, long one) => register.HandleAsync(me, one, way: null, default));
        var chat = await harness.ChatAsync(First, channel, language);
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event");
        var (_, before, register) = chat.Find("reg")!.Value;
        await chat.PressesAsync("reg");
        await chat.PressesOnAsync(before, register, ImmutableDictionary<string, string>.Empty, isOld: true);
        await chat.PressesAsync("not-going");
        await chat.PressesAsync("reg");
        await DoAsync(harness, Second, static (RegisterForEvent register, Member me, long one) => register.LeaveAsync(me, one, default));
        await chat.HearsAsync();
        await chat.PressesAsync("seat-yes");
        await chat.SaysAsync("/events");
        await chat.PressesAsync("events", "Mine:0");
        Assert.Equal(1, await harness.Community.ReadAsync(db => db.Events.Where(one => one.Id == id).Select(static one => one.RoomHeld).SingleAsync()));
        chat.Matches("event-register", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Coordinator_GivesAnEventBack_AndPublishesIt(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        var organiser = (await harness.MemberAsync(Organiser)).Id;
        var id = (await harness.Community.As(organiser, (DraftEvent write, Member me) => write.HandleAsync(me, Draft(harness, 20, Words[language].Title, Words[language].About), default))).Value.Id;
        await DoAsync(harness, Organiser, static (PublishEvent publish, Member me, long one) => publish.SubmitAsync(me, one, default));
        await chat.HearsAsync();
        await chat.PressesAsync("ev-return");
        await chat.FillAsync(("reason", Words[language].Why));
        await DoAsync(harness, Organiser, static (PublishEvent publish, Member me, long one) => publish.SubmitAsync(me, one, default));
        await chat.HearsAsync();
        await chat.PressesAsync("ev-publish");
        await chat.PressesAsync("ev-people");
        Assert.Equal(EventState.Published, await harness.Community.ReadAsync(db => db.Events.Where(one => one.Id == id).Select(static one => one.State).SingleAsync()));
        chat.Matches("event-publish", language);
    }

    private static (string Field, string? Value)[] Answers(string language) =>
    [
        ("title", Words[language].Title), ("text", Words[language].About), ("date", "2026-12-03"), ("time", "12:30"), ("end", "13:30"),
        ("venue", "Harambee House"), ("more", "+food,seats"), ("seats", "20"), ("food", Words[language].Food),
    ];

    private static EventDraft Draft(ConversationHarness harness, int seats, string title, string about)
    {
        var start = harness.Community.Now.AddDays(13);
        return new EventDraft(
            EventKind.GroupMeeting, title, about, start, start.AddHours(2), "Africa/Nairobi", seats, RemoteCapacity: null, new EventDetails { Venue = "Harambee House" });
    }

    private static async Task<long> PublishedAsync(ConversationHarness harness, int seats, string title, string about)
    {
        var organiser = (await harness.MemberAsync(Organiser)).Id;
        var id = (await harness.Community.As(organiser, (DraftEvent write, Member me) => write.HandleAsync(me, Draft(harness, seats, title, about), default))).Value.Id;
        await DoAsync(harness, Organiser, static (PublishEvent publish, Member me, long one) => publish.SubmitAsync(me, one, default));
        await DoAsync(harness, Coordinator, static (PublishEvent publish, Member me, long one) => publish.HandleAsync(me, one, default));
        await harness.DeliverAsync();
        return id;
    }

    /// <summary>What somebody else does to the only event there is; what is told of it waits to be delivered.</summary>
    private static async Task DoAsync<TUseCase, TDone>(ConversationHarness harness, string name, Func<TUseCase, Member, long, Task<Result<TDone>>> work)
        where TUseCase : notnull
    {
        var id = await harness.Community.ReadAsync(static db => db.Events.Select(static one => one.Id).SingleAsync());
        var done = await harness.Community.As((await harness.MemberAsync(name)).Id, (TUseCase useCase, Member me) => work(useCase, me, id));
        Assert.Null(done.Refusal);
    }
}
