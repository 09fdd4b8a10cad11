using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>A recommendation from the minutes to the answer, as whoever wrote it down and whoever it is addressed to read it.</summary>
public sealed class RecommendationConversationTests
{
    private const string Giver = Meetings.Organiser;
    private const string Reader = Meetings.First;

    private static readonly Dictionary<string, (string Minutes, string Why)> Said = new()
    {
        ["en"] = ($"Recommendations\n- {Reader} should consider a register of people with disabilities\n- NDMA is encouraged to share the drought bulletin earlier", "There is no budget for it this year"),
        ["sw"] = ($"Mapendekezo\n- {Reader} anashauriwa kuandaa rejista ya watu wenye ulemavu\n- NDMA inahimizwa kushiriki jarida la ukame mapema", "Hakuna bajeti ya hilo mwaka huu"),
        ["fr"] = ($"Recommandations\n- {Reader} devrait envisager un registre des personnes handicapées\n- NDMA est encouragée à partager plus tôt le bulletin de sécheresse", "Il n'y a pas de budget cette année"),
        ["es"] = ($"Recomendaciones\n- {Reader} debería considerar un registro de personas con discapacidad\n- NDMA debería compartir antes el boletín de sequía", "Este año no hay presupuesto"),
    };

    public static TheoryData<string, string> Everywhere
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

    /// <summary>One is written down as it was read, the other turned into something to be done.</summary>
    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task WhatMinutesRecommend_IsWrittenDownAsSuch_OrAsAnAction(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Giver, channel, language);
        await chat.SaysAsync($"/action {Said[language].Minutes}");
        await chat.PressesAsync("action-said", ":0");
        await (channel == ChannelNames.Teams ? chat.FillAsync(("what", "="), ("kind", "="), ("who", "=")) : chat.PressesAsync("f.ok"));
        await (channel == ChannelNames.Teams ? chat.FillAsync(("person", "=")) : Task.CompletedTask);
        await chat.PressesAsync("action-said", ":1");
        if (channel == ChannelNames.Teams)
        {
            await chat.FillAsync(("what", "="), ("kind", "Action"), ("who", "="));
            await chat.FillAsync(("body", "="), ("due", null));
        }
        else
        {
            await chat.PressesAsync("f.edit", ":kind");
            await chat.PressesAsync("f.pick", ":Action");
            await chat.PressesAsync("f.skip");
            await chat.PressesAsync("f.ok");
        }

        await chat.SaysAsync("/recommendations");
        var (one, point) = (await harness.Community.ReadAsync(static db => db.Recommendations.Include(static one => one.ToMember).SingleAsync()), await harness.Community.ReadAsync(static db => db.ActionPoints.Include(static point => point.Organisation).SingleAsync()));
        Assert.Equal((Reader, RecommendationState.Open), (one.ToMember!.Name, one.State));
        Assert.Equal(("National Drought Management Authority", ActionPointState.Proposed), (point.Organisation!.Name, point.State));
        chat.Matches("recommendation-minutes", language);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task WhoeverItIsAddressedTo_TakesItUp_OrDeclines_AndIsAskedAgain(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        var (first, second, third) = (await RecordAsync(harness, "Consider a register of people with disabilities"), await RecordAsync(harness, "Share the drought bulletin earlier"), await RecordAsync(harness, "Invite the counties"));
        await chat.HearsAsync();
        await chat.PressesAsync(TakeUpForm.FormName, $"{first}");
        await chat.FillAsync((ActionPointFields.Due, "2026-12-18"));
        var (_, asked, button) = chat.Find(TakeUpForm.FormName, $"{second}")!.Value;
        await chat.PressesAsync(DeclineRecommendationForm.FormName, $"{second}");
        await chat.FillAsync(("text", Said[language].Why));
        harness.Community.Time.Advance(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(3)) - harness.Community.Now);
        await harness.Community.Services.DoAsync("recommendation-asking");
        await chat.HearsAsync();
        await chat.SaysAsync("/recommendations");
        await chat.PressesOnAsync(asked, button, [], isOld: true);

        var states = await harness.Community.ReadAsync(static db => db.Recommendations.OrderBy(static one => one.Id).Select(static one => one.State).ToListAsync());
        Assert.Equal([RecommendationState.Accepted, RecommendationState.Declined, RecommendationState.Open], states);
        Assert.Equal(1, await harness.Community.ReadAsync(db => db.Recommendations.Where(one => one.Id == third).Select(static one => one.Asked).SingleAsync()));
        chat.Matches("recommendation-answer", language);
    }

    private static async Task<long> RecordAsync(ConversationHarness harness, string words)
    {
        var reader = (await harness.MemberAsync(Reader)).Id;
        var added = await harness.AsAsync(Giver, (RecordRecommendation record, Member me) => record.AddAsync(me, new RecommendationDraft(words) { ToMemberId = reader }, default));
        Assert.Null(added.Refusal);
        return added.Value.Id;
    }
}
