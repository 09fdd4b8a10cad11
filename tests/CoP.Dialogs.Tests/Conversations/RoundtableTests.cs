using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>A roundtable as those who lead a group, those who coordinate and those who come read it.</summary>
public sealed class RoundtableTests
{
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    private static readonly Dictionary<string, (string Learnings, string Recommendations)> Said = new()
    {
        ["en"] = ("Early triggers save two weeks.", "Fund the triggers from the counties’ budgets.\nShare the list of agents."),
        ["sw"] = ("Ishara za mapema huokoa wiki mbili.", "Gharamia ishara kutoka bajeti za kaunti.\nShiriki orodha ya mawakala."),
        ["fr"] = ("Les déclencheurs précoces font gagner deux semaines.", "Financer les déclencheurs par les budgets des comtés.\nPartager la liste des agents."),
        ["es"] = ("Los avisos tempranos ahorran dos semanas.", "Financiar los avisos con los presupuestos de los condados.\nCompartir la lista de agentes."),
    };

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in Said.Keys)
            {
                all.Add(language, ChannelNames.Teams);
                all.Add(language, ChannelNames.Telegram);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Lead_WritesInParts_AndSendsIt(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (cycle, lead) = await PromptAsync(harness);
        var chat = await harness.ChatAsync(lead, channel, language);
        await LookAsync(harness);
        await chat.HearsAsync();

        await WriteAsync(chat, channel, ":0", Said[language].Learnings);
        await WriteAsync(chat, channel, ":2", Said[language].Recommendations);
        await chat.PressesAsync("rt-raw");
        await chat.PressesAsync("rt-send");
        await chat.SaysAsync("/roundtable");

        var sent = await harness.Community.ReadAsync(db => db.Contributions.SingleAsync(one => one.CycleId == cycle && one.SubmittedAt != null));
        Assert.Equal((Said[language].Learnings, Said[language].Recommendations), (sent.Learnings, sent.Recommendations));
        chat.Matches("roundtable-lead", language);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Coordinator_SeesTheYear_ChasesApprovesMovesAndPublishesTheMinutes(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (cycle, lead) = await PromptAsync(harness);
        var chat = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        await LookAsync(harness);
        await RecommendAsync(harness, cycle, lead, Said[language].Recommendations);
        await GoAsync(harness, cycle, ahead: 15);
        await chat.SaysAsync("/roundtable");
        await chat.PressesAsync("rt-show", $"{cycle}");
        await chat.PressesAsync("rt-chase");
        await chat.PressesAsync("rt-approve");
        await chat.PressesAsync("rt-move");
        await chat.FillAsync(("date", (await DayAsync(harness, cycle)).AddDays(4).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("time", "09:30"));
        await chat.PressesAsync("rt-skip");
        await chat.PressesAsync("rt-keep");

        await GoAsync(harness, cycle, ahead: -1);
        await chat.HearsAsync();
        await chat.PressesAsync("rt-minutes");
        await (channel == ChannelNames.Teams ? FillMinutesAsync(chat, Said[language].Learnings) : SayMinutesAsync(chat, Said[language].Learnings));
        await chat.PressesAsync("rt-recs");
        await chat.PressesAsync("rt-act", ":0");
        await chat.PressesAsync("rt-act", ":1");
        await chat.HearsAsync();

        Assert.Equal(CycleState.Closed, await harness.Community.ReadAsync(db => db.MeetingCycles.Where(one => one.Id == cycle).Select(static one => one.State).SingleAsync()));
        Assert.Equal(2, await harness.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
        Assert.Null(chat.Find("rt-act"));
        chat.Matches("roundtable-coordinator", language);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Lead_SwitchesTheMeetingsOfTheirGroupOn_AndOffAgain(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await LookAsync(harness);
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, language);
        await chat.SaysAsync("/roundtable");
        await chat.PressesAsync("rt-plans");
        await chat.PressesAsync("rt-plan");
        await chat.FillAsync(("week", "1"), ("weekday", "Tuesday"), ("time", "10:00"));
        Assert.True(await harness.Community.ReadAsync(static db => db.MeetingCycles.AnyAsync(static one => one.Kind == CycleKind.GroupMeeting)));
        await chat.SaysAsync("/roundtable");
        await chat.PressesAsync("rt-plans");
        await chat.PressesAsync("rt-plan-off");

        Assert.False(await harness.Community.ReadAsync(static db => db.MeetingCycles.AnyAsync(static one => one.Kind == CycleKind.GroupMeeting)));
        chat.Matches("roundtable-monthly", language);
    }

    [Fact]
    public async Task Pack_HasAPageForEachGroupThatSentSomething_AndOneForTheOthers()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (cycle, lead) = await PromptAsync(harness);
        await LookAsync(harness);
        await RecommendAsync(harness, cycle, lead, Said["en"].Recommendations);
        await GoAsync(harness, cycle, ahead: 2);

        var content = await harness.Community.ReadAsync(static db => db.Files.Where(static file => file.ContentType == "application/pdf").Select(static file => file.Content).SingleAsync());
        using var pack = PdfDocument.Open(content);
        var pages = pack.GetPages().Select(static page => string.Join(' ', page.GetWords().Select(static word => word.Text))).ToList();
        Assert.Collection(
            pages,
            static cover => Assert.Contains("09:15 Policy and System Strengthening", cover, StringComparison.Ordinal),
            static group => Assert.Contains("Share the list of agents.", group, StringComparison.Ordinal),
            static all => Assert.Contains("2. Share the list of agents. (Shock-responsive Social Protection)", all, StringComparison.Ordinal),
            static silent => Assert.Contains("Financing and Sustainability", silent, StringComparison.Ordinal));
    }

    private static async Task FillMinutesAsync(Chat chat, string highlights)
    {
        await chat.FillAsync(("text", highlights), ("minutes", null));
        await (chat.Find("f.skip") is null ? Task.CompletedTask : chat.PressesAsync("f.skip"));
    }

    private static async Task SayMinutesAsync(Chat chat, string highlights)
    {
        await chat.SaysAsync(highlights);
        await chat.PressesAsync("f.skip");
        await chat.PressesAsync("f.skip");
    }

    private static async Task WriteAsync(Chat chat, string channel, string part, string words)
    {
        await chat.PressesAsync("rt-part", part);
        await (channel == ChannelNames.Teams ? chat.FillAsync(("text", words)) : chat.SaysAsync(words));
    }

    private static Task<Result<Contribution>> RecommendAsync(ConversationHarness harness, long cycle, string lead, string words) =>
        harness.AsAsync(lead, async (WriteContribution write, Member me) =>
        {
            var group = Permissions.Led(me)[0];
            var one = await harness.Community.ReadAsync(db => db.Contributions.SingleAsync(one => one.CycleId == cycle && one.GroupId == group));
            await write.WriteAsync(me, one.Id, ContributionPart.Recommendations, words, default);
            return await write.SubmitAsync(me, one.Id, default);
        });

    /// <summary>The dates are set, and the leads are about to be asked for the first roundtable. Returns it, and somebody who leads a group.</summary>
    private static async Task<(long Cycle, string Lead)> PromptAsync(ConversationHarness harness)
    {
        await LookAsync(harness);
        var cycle = await harness.Community.ReadAsync(static db => db.MeetingCycles.OrderBy(static one => one.StartsAt).Select(static one => one.Id).FirstAsync());
        harness.Community.Time.Advance(new DateTimeOffset((await DayAsync(harness, cycle)).AddDays(-21).ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(3)) - harness.Community.Now);
        return (cycle, Meetings.Organiser);
    }

    private static async Task GoAsync(ConversationHarness harness, long cycle, int ahead)
    {
        harness.Community.Time.Advance(new DateTimeOffset(PublicHolidays.NextWorkday((await DayAsync(harness, cycle)).AddDays(-ahead)).ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(3)) - harness.Community.Now);
        await LookAsync(harness);
        await harness.Community.Services.DoAsync("event-ends");
    }

    private static async Task<DateOnly> DayAsync(ConversationHarness harness, long cycle) =>
        WallClock.Show(await harness.Community.ReadAsync(db => db.MeetingCycles.Where(one => one.Id == cycle).Select(static one => one.StartsAt).SingleAsync()), Nairobi).Day;

    private static async Task LookAsync(ConversationHarness harness)
    {
        await harness.Community.Services.DoAsync("roundtable-dates");
        await harness.Community.Services.DoAsync("roundtables");
    }
}
