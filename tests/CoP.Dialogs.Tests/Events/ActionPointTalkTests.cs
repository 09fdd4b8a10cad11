using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>What was agreed at an event, from the first word to the card of those who came; and what is on, week by week.</summary>
public sealed class ActionPointTalkTests
{
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
    public async Task ActionPoint_IsAdded_Corrected_AndTakenOut(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await BegunAsync(harness);
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, language);
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev");
        await chat.PressesAsync("ap-list");
        await chat.PressesAsync("ap");
        await chat.FillAsync(("what", "Send the list of wards."), ("who", "me"), ("due", "2026-11-01"));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await chat.FillAsync(("due", "2026-12-18"));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await chat.PressesAsync("ap-list");
        await chat.PressesAsync("ap-show");
        await chat.PressesAsync("ap-off");
        await chat.FillAsync(("text", null));

        Assert.Equal(ActionPointState.Dropped, await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.State).SingleAsync()));
        chat.Matches("action-point", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task WhoeverShallDoIt_IsTold_AndReadsItOnTheCard(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await BegunAsync(harness);
        var chat = await harness.ChatAsync(Meetings.First, channel, language);
        var draft = new ActionPointDraft("Send the list of wards.", (await harness.MemberAsync(Meetings.First)).Id, OrganisationId: null, DateOnly.FromDateTime(harness.Community.Now.UtcDateTime).AddDays(7)) { Source = Event.SubjectOf(id) };
        await harness.AsAsync(Meetings.Organiser, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft, default));
        await chat.HearsAsync();
        await chat.PressesAsync("event");
        chat.Matches("action-point-given", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task WhatIsOn_IsShownByWeek_AndTheButtonsSkipWeeksWithoutAnything(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        foreach (var (days, title) in new[] { (2, "Targeting"), (5, "Registries"), (26, "Grievances") })
        {
            await harness.PublishMeetingAsync(title, ahead: TimeSpan.FromDays(days));
        }

        var chat = await harness.ChatAsync(Meetings.First, channel, language);
        await chat.SaysAsync("/events");
        await chat.PressesAsync("ev-week");
        await chat.PressesAsync("ev-week", "2026-11-23:0");
        await chat.PressesAsync("ev-week", "2026-12-14:0");
        await chat.PressesAsync("ev-week", "2026-11-23:0");
        chat.Matches("event-week", language);
    }

    private static async Task<long> BegunAsync(ConversationHarness harness)
    {
        var id = await harness.PublishMeetingAsync("Targeting");
        await harness.RegisterAsync(Meetings.First, id);
        harness.GoTo(await harness.Community.ReadAsync(static db => db.Events.Select(static one => one.StartsAt).SingleAsync()), TimeSpan.FromMinutes(10));
        return id;
    }
}
