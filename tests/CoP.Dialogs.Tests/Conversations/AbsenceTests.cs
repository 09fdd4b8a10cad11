using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Members;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>An absence, as whoever is away and whoever stands in read it.</summary>
public sealed class AbsenceTests
{
    private const string Giver = Meetings.Organiser;
    private const string Away = Meetings.First;
    private const string Deputy = Meetings.Second;

    private static readonly Dictionary<string, (string Long, string Short)> Said = new()
    {
        ["en"] = ("away until 31 December 2026", "away until Friday"),
        ["sw"] = ("sipo hadi 31 Desemba 2026", "sipo hadi Ijumaa"),
        ["fr"] = ("absent jusqu’au 31 décembre 2026", "absent jusqu’à vendredi"),
        ["es"] = ("ausente hasta el 31 de diciembre de 2026", "ausente hasta el viernes"),
    };

    public static TheoryData<string, string> Languages => new()
    {
        { "en", ChannelNames.Teams }, { "en", ChannelNames.Telegram }, { "sw", ChannelNames.Teams }, { "sw", ChannelNames.Telegram },
        { "fr", ChannelNames.Teams }, { "fr", ChannelNames.Telegram }, { "es", ChannelNames.Teams }, { "es", ChannelNames.Telegram },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Member_GoesAwayForLong_DecidesAboutEach_AndComesBackEarly(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var away = await harness.ChatAsync(Away, channel, language);
        await GiveAsync(harness, "Circulate the guidelines");
        await GiveAsync(harness, "Document good practice");
        await GiveAsync(harness, "Share the delivery tools");
        await away.HearsAsync();
        foreach (var id in await harness.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.Id).ToListAsync()))
        {
            await away.PressesAsync("act-yes", $"{id}");
        }

        await away.SaysAsync(Said[language].Long);
        await away.FillAsync(channel == ChannelNames.Teams ? [("until", "="), ("deputy", $"~{Deputy.Split(' ')[0]}")] : [("deputy", $"~{Deputy.Split(' ')[0]}")]);
        await away.PressesAsync("away-keep");
        await away.PressesAsync("away-dep");
        await away.PressesAsync("away-all");
        await away.PressesAsync("back");
        await away.SaysAsync("back");
        Assert.Equal(3, await harness.Community.ReadAsync(static db => db.ActionPoints.CountAsync(static point => point.State == ActionPointState.Open && point.PassOnAt == null)));
        away.Matches("away-long", language);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Deputy_IsNamed_IsAskedAboutEach_AndSaysYes(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (deputy, id) = (await harness.ChatAsync(Deputy, channel, language), (await harness.MemberAsync(Deputy)).Id);
        await GiveAsync(harness, "Circulate the guidelines");
        await harness.AsAsync(Away, (GoAway away, Member me) => away.HandleAsync(me, DateOnly.FromDateTime(harness.Community.Now.UtcDateTime).AddDays(30), id, default));
        await harness.AsAsync(Away, (PassOnActionPoint pass, Member me) => pass.AllToDeputyAsync(me, default));
        await deputy.HearsAsync();
        await deputy.PressesAsync("act-yes");
        Assert.Equal(id, await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.OwnerId).SingleAsync()));
        deputy.Matches("away-deputy", language);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Member_IsAwayForSomeDays_AndIsWelcomedBack(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Away, channel, language);
        await chat.SaysAsync(Said[language].Short);
        await chat.FillAsync(channel == ChannelNames.Teams ? [("until", "2026-11-01"), ("deputy", null)] : [("deputy", null)]);
        await (channel == ChannelNames.Teams ? chat.FillAsync(("until", "2026-12-04"), ("deputy", null)) : Task.CompletedTask);
        Assert.NotNull(await harness.Community.ReadAsync(static db => db.Members.Where(static member => member.Name == Away).Select(static member => member.AwayUntil).SingleAsync()));
        harness.Community.Time.Advance(TimeSpan.FromDays(21));
        await harness.Community.Services.DoAsync("absence-ends");
        await chat.HearsAsync();
        chat.Matches("away-short", language);
    }

    private static async Task GiveAsync(ConversationHarness harness, string words)
    {
        var draft = new ActionPointDraft(words, (await harness.MemberAsync(Away)).Id, OrganisationId: null, DateOnly.FromDateTime(harness.Community.Now.UtcDateTime).AddDays(60));
        Assert.Null((await harness.AsAsync(Giver, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft, default))).Refusal);
    }
}
