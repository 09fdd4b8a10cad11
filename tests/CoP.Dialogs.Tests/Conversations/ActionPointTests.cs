using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>An action point from the first word to the last: as its giver, its owner and their lead read it.</summary>
public sealed class ActionPointTests
{
    private const string Giver = Meetings.Organiser;
    private const string Owner = Meetings.First;
    private const string Lead = Meetings.Second;

    private static readonly Dictionary<string, (string Words, string Reply, string Block)> Said = new()
    {
        ["en"] = ("Circulate the guidelines on performance contracting", "1 done sent to all 47, 2 snooze 2w, 3 blocked no data from Turkana", "Nobody has the list of agents"),
        ["sw"] = ("Sambaza miongozo ya mikataba ya utendaji", "1 tayari imetumwa kwa zote 47, 2 ahirisha wiki 2, 3 imekwama hakuna data ya Turkana", "Hakuna aliye na orodha ya mawakala"),
    };

    private static readonly Dictionary<string, string> Minutes = new()
    {
        ["en"] = $"Way forward\n- {Owner} to send the list of agents by 11 December\n- NDMA to share the drought bulletin by end of December\n- The group recommends that counties register people with disabilities.",
        ["sw"] = $"Hatua za kuchukuliwa\n- {Owner} atatuma orodha ya mawakala kufikia tarehe 11 Desemba\n- NDMA itashiriki jarida la ukame kufikia mwisho wa Desemba\n- Kikundi kinapendekeza kaunti zisajili watu wenye ulemavu.",
    };

    public static TheoryData<string, string> TwoLanguages => new()
    {
        { "en", ChannelNames.Teams }, { "en", ChannelNames.Telegram }, { "sw", ChannelNames.Teams }, { "sw", ChannelNames.Telegram },
    };

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Member_WritesOneDown_ForAnother(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Giver, channel, language);
        await chat.SaysAsync($"/action {Said[language].Words}");
        await chat.FillAsync(channel == ChannelNames.Teams
            ? [("what", "="), ("who", "person"), ("person", $"~{Owner.Split(' ')[0]}"), ("due", "2026-12-11")]
            : [("who", "person"), ("person", $"~{Owner.Split(' ')[0]}")]);
        if (channel == ChannelNames.Telegram)
        {
            await chat.SaysAsync("2026-12-11");
            await chat.PressesAsync("f.ok");
        }
        else
        {
            await chat.FillAsync(("person", $"~{Owner.Split(' ')[0]}"));
        }

        await chat.SaysAsync("/actions");
        await chat.PressesAsync("act-given");
        Assert.Equal(ActionPointState.Proposed, await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.State).SingleAsync()));
        chat.Matches("action-new", language);
    }

    /// <summary>Pasted minutes become a list, and each of it a form in which who and until when are filled in already.</summary>
    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Minutes_BehindTheCommand_AreReadAsWhatIsToBeDone(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Giver, channel, language);
        await chat.SaysAsync($"/action {Minutes[language]}");
        await chat.PressesAsync("action-said", ":0");
        await (channel == ChannelNames.Teams ? chat.FillAsync(("what", "="), ("who", "="), ("due", "=")) : chat.PressesAsync("f.ok"));
        await (channel == ChannelNames.Teams ? chat.FillAsync(("person", "=")) : Task.CompletedTask);
        await chat.PressesAsync("action-said", ":1");
        await (channel == ChannelNames.Teams ? chat.FillAsync(("what", "="), ("who", "="), ("due", "=")) : chat.PressesAsync("f.ok"));
        await (channel == ChannelNames.Teams ? chat.FillAsync(("body", "=")) : Task.CompletedTask);
        await chat.PressesAsync("action-said", ":0");

        var kept = await harness.Community.ReadAsync(static db => db.ActionPoints.Include(static point => point.Owner).Include(static point => point.Organisation).OrderBy(static point => point.Id).ToListAsync());
        Assert.Equal([Owner, null], kept.Select(static point => point.Owner?.Name));
        Assert.Equal([null, "National Drought Management Authority"], kept.Select(static point => point.Organisation?.Name));
        Assert.All(kept, point => Assert.Contains(point.Detail!, Minutes[language], StringComparison.Ordinal));
        chat.Matches("action-minutes", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Owner_SaysYes_IsReminded_AndAnswersWithNumbers(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Owner, channel, language);
        foreach (var (words, days) in new[] { (Said[language].Words, 8), ("Document good practice", 8), ("Share the delivery tools", 8) })
        {
            await GiveAsync(harness, words, days);
        }

        await chat.HearsAsync();
        foreach (var id in await IdsAsync(harness))
        {
            await chat.PressesAsync("act-yes", $"{id}");
        }

        Go(harness, new DateOnly(2026, 12, 7));
        await harness.Community.Services.DoAsync("action-reminders");
        await chat.HearsAsync();
        await chat.SaysAsync(Said[language].Reply);
        await chat.SaysAsync("/actions");
        await chat.SaysAsync("9 done");

        chat.Matches("action-due", language);
        Assert.Equal([ActionPointState.Done, ActionPointState.Open, ActionPointState.Open], await harness.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.State).ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Owner_IsStuck_AsksPeers_AndTakesANewDay(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Owner, channel, language);
        await GiveAsync(harness, Said[language].Words, 8, await GroupAsync(harness));
        await chat.HearsAsync();
        await chat.PressesAsync("act-yes");
        await chat.PressesAsync("act-block");
        await chat.FillAsync(("text", Said[language].Block), ("help", null));
        await chat.PressesAsync("act-ask");
        await chat.FillAsync(("text", "="));
        await chat.PressesAsync("act-when");
        await chat.FillAsync(("due", "2026-11-01"), ("text", null));
        await chat.FillAsync(("due", "2026-12-18"));
        await chat.PressesAsync("act-snooze");
        await chat.FillAsync(("days", "14"));

        Assert.Equal(1, await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.Moved).SingleAsync()));
        chat.Matches("action-stuck", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Lead_ReadsTheListOfTheWeek_IsNudged_AndFollowsUp(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (group, chat) = (await GroupAsync(harness), await harness.ChatAsync(Lead, channel, language));
        var (lead, owner) = ((await harness.MemberAsync(Lead)).Id, await harness.ChatAsync(Owner, channel, language));
        await harness.Community.ChangeAsync(db => db.GroupMemberships.Where(one => one.GroupId == group).ExecuteUpdateAsync(set => set.SetProperty(static one => one.IsLead, one => one.MemberId == lead)));
        await harness.Community.ChangeAsync(async db => await db.GroupMemberships.AnyAsync(one => one.GroupId == group && one.MemberId == lead)
            || db.GroupMemberships.Add(new Community.Groups.GroupMembership { GroupId = group, MemberId = lead, IsLead = true }) is null);
        await GiveAsync(harness, Said[language].Words, 8, group);
        await owner.HearsAsync();
        await owner.PressesAsync("act-yes");
        await chat.HearsAsync();
        Go(harness, new DateOnly(2026, 12, 14));
        await harness.Community.Services.DoAsync("action-weeks");
        await harness.Community.Services.DoAsync("action-nudges");
        await chat.HearsAsync();
        await (channel == ChannelNames.Teams ? Task.CompletedTask : chat.PressesAsync("ap-show"));
        await chat.PressesAsync("act-chase");
        await chat.PressesAsync("act-done");

        Assert.Equal(ActionPointState.Done, await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.State).SingleAsync()));
        chat.Matches("action-week", language);
    }

    [Fact]
    public async Task ReplyToAMessage_WithTheCommandAlone_TakesItsWords()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Giver, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new MessageReceived("action", ReplyTo: "77") { Quoted = "Let us send the list of wards to all counties." });
        await chat.PressesAsync("f.pick", ":me");
        await chat.PressesAsync("f.skip");
        await chat.PressesAsync("f.ok");
        Assert.Equal("Let us send the list of wards to all counties.", await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.Words).SingleAsync()));
    }

    [Theory]
    [InlineData(ChannelNames.Teams)]
    [InlineData(ChannelNames.Telegram)]
    public async Task AllOpenOnes_ComeAsAFile_WithoutThoseOfOtherGroups(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await GiveAsync(harness, "For everybody", 8);
        await GiveAsync(harness, "=HYPERLINK(1)", 8);
        await harness.Community.AddAsync(new ActionPoint { Words = "Of another group", Readers = ActionReaders.Group, GroupId = await GroupAsync(harness), State = ActionPointState.Open });
        var member = await harness.MemberAsync(Giver);
        await harness.Community.ChangeAsync(db => db.GroupMemberships.Where(one => one.MemberId == member.Id).ExecuteDeleteAsync());
        var chat = await harness.ChatAsync(Giver, channel, "en");
        await chat.SaysAsync("/actions");
        await chat.PressesAsync("act-open");
        await chat.PressesAsync("act-file");

        var file = System.Text.Encoding.UTF8.GetString(await harness.Community.ReadAsync(static db => db.Files.OrderBy(static one => one.Id).Select(static one => one.Content).LastAsync()));
        Assert.Contains("For everybody,", file, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1),", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Of another group", file, StringComparison.Ordinal);
        Assert.Contains(chat.Shown, static shown => shown.Message.File is not null);
    }

    [Fact]
    public async Task AWholeParagraph_IsCutForItsLine_AndKept()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Giver, ChannelNames.Telegram, "en");
        var paragraph = string.Join(' ', Enumerable.Repeat("Reach out to the counties that asked for support.", 12));
        await chat.SaysAsync($"/action {paragraph}");
        await chat.PressesAsync("f.pick", ":me");
        await chat.PressesAsync("f.skip");
        await chat.PressesAsync("f.ok");
        var point = await harness.Community.ReadAsync(static db => db.ActionPoints.SingleAsync());
        Assert.InRange(point.Words.Length, 200, ActionPoint.WordsLength);
        Assert.Equal(paragraph, point.Detail);
    }

    private static async Task GiveAsync(ConversationHarness harness, string words, int days, long? group = null)
    {
        var draft = new ActionPointDraft(words, (await harness.MemberAsync(Owner)).Id, OrganisationId: null, DateOnly.FromDateTime(harness.Community.Now.UtcDateTime).AddDays(days)) { GroupId = group };
        Assert.Null((await harness.AsAsync(Giver, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft, default))).Refusal);
    }

    private static Task<long> GroupAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "shock").Select(static group => group.Id).SingleAsync());

    private static Task<List<long>> IdsAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.Id).ToListAsync());

    private static void Go(ConversationHarness harness, DateOnly day) =>
        harness.Community.Time.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(3)) - harness.Community.Now);
}
