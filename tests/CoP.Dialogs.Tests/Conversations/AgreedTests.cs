using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Agreed;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Documents;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints;
using CoP.Dialogs.ActionPoints.Agreed;
using CoP.Dialogs.ActionPoints.Said;
using CoP.Dialogs.Documents;
using CoP.Dialogs.Events;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What was agreed at a meeting, and how much of it is done: on the meeting's card, and on that of its minutes.</summary>
public sealed class AgreedTests
{
    private const string Organiser = Meetings.Organiser;
    private const string Member = Meetings.First;

    public static TheoryData<string, string> Everywhere => RecommendationConversationTests.Everywhere;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task TheMeetingAndItsMinutes_LeadToEachOther_AndSayHowMuchIsDone(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (meeting, document) = await SetAsync(harness);
        var chat = await harness.ChatAsync(Member, channel, language);
        await chat.SaysAsync($"/start {Event.SubjectKind}_{meeting}");
        await chat.PressesAsync(ShowDocumentAction.Verb, $"{document}");
        await chat.PressesAsync(ActionPointPages.SourceVerb);
        await chat.PressesAsync(ShowEventAction.Verb);
        chat.Matches("agreed", language);
    }

    /// <summary>Whoever gave the minutes goes through them; what is written down belongs to the meeting.</summary>
    [Fact]
    public async Task WhoeverLooksAfterTheMeeting_GoesThroughItsMinutes()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (meeting, document) = await SetAsync(harness);
        var chat = await harness.ChatAsync(Organiser, ChannelNames.Telegram, "en");
        await chat.SaysAsync($"/start {Document.SubjectKind}_{document}");
        await chat.PressesAsync(ReadMinutesAction.Verb);
        await chat.PressesAsync(WriteAllAction.Verb);
        await chat.PressesAsync(WriteAllYesAction.Verb);
        Assert.Equal(Event.SubjectOf(meeting), await harness.Community.ReadAsync(static db => db.ActionPoints.Where(static point => point.Words == "Print the forms").Select(static point => point.Source).SingleAsync()));
    }

    [Fact]
    public async Task Others_NeitherGoThroughTheMinutes_NorSayWhichTheyAre()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (meeting, document) = await SetAsync(harness);
        var chat = await harness.ChatAsync(Member, ChannelNames.Telegram, "en");
        await chat.SaysAsync($"/start {Document.SubjectKind}_{document}");
        Assert.Null(chat.Find(ReadMinutesAction.Verb));
        await chat.PressesOnAsync(chat.Latest, new Button("", new Press(ReadMinutesAction.Verb, Document.SubjectOf(document))), []);
        await chat.PressesOnAsync(chat.Latest, new Button("", new Press(LinkMinutesAction.Verb, Event.SubjectOf(meeting))), []);
        Assert.Null(chat.Find(SaidAction.Verb));
        Assert.IsType<NotYourEvent>((await harness.AsAsync(Member, (LinkMinutes link, Member me) => link.HandleAsync(me, Event.SubjectOf(meeting), Document.SubjectOf(document), default))).Refusal);
        Assert.IsType<MinutesNotFound>((await harness.AsAsync(Organiser, (LinkMinutes link, Member me) => link.HandleAsync(me, Event.SubjectOf(meeting), Document.SubjectOf(999), default))).Refusal);
    }

    /// <summary>What is for its group alone is neither shown nor counted to others, on whichever card.</summary>
    [Fact]
    public async Task WhatIsForAGroupAlone_IsReadByItAlone()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (meeting, _) = await SetAsync(harness);
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "finance").Select(static group => group.Id).SingleAsync());
        await harness.Community.AddAsync(new ActionPoint { Words = "Ours alone", Source = Event.SubjectOf(meeting), GroupId = group, Readers = ActionReaders.Group, State = ActionPointState.Open });
        var chat = await harness.ChatAsync(Member, ChannelNames.Telegram, "en");
        await chat.SaysAsync($"/start {Event.SubjectKind}_{meeting}");
        Assert.Contains("1 of 2 done", chat.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("Ours alone", chat.Transcript, StringComparison.Ordinal);
    }

    private static async Task<(long Meeting, long Document)> SetAsync(ConversationHarness harness)
    {
        var meeting = await harness.PublishMeetingAsync("Targeting");
        await harness.RegisterAsync(Member, meeting);
        harness.GoTo(await harness.Community.ReadAsync(static db => db.Events.Select(static one => one.StartsAt).SingleAsync()), TimeSpan.FromMinutes(10));
        var (organiser, member) = ((await harness.MemberAsync(Organiser)).Id, (await harness.MemberAsync(Member)).Id);
        var day = DateOnly.FromDateTime(harness.Community.Now.UtcDateTime).AddDays(7);
        foreach (var words in new[] { "Send the list of wards", "Share the delivery tools" })
        {
            Assert.Null((await harness.AsAsync(Organiser, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, new ActionPointDraft(words, member, null, day) { Source = Event.SubjectOf(meeting) }, default))).Refusal);
        }

        Assert.Null((await harness.AsAsync(Organiser, (RecordRecommendation record, Member me) => record.AddAsync(me, new RecommendationDraft("Invite the counties") { Source = Event.SubjectOf(meeting) }, default))).Refusal);
        Assert.Null((await harness.AsAsync(Member, (WorkOnActionPoint work, Member me) => work.DoneAsync(me, 1, null, default))).Refusal);
        var document = (await harness.Community.AddAsync(new Document
        {
            Title = "Minutes on targeting",
            Kind = DocumentKind.Minutes,
            State = DocumentState.Published,
            TextState = DocumentTextState.Read,
            GivenById = organiser,
            PublishedAt = harness.Community.Now,
        })).Id;
        await harness.Community.AddAsync(new DocumentText { DocumentId = document, Text = "Action points\n- NDMA to print the forms\n- NDMA to share the bulletin" });
        Assert.Null((await harness.AsAsync(Organiser, (LinkMinutes link, Member me) => link.HandleAsync(me, Event.SubjectOf(meeting), Document.SubjectOf(document), default))).Refusal);
        await harness.DeliverAsync();
        return (meeting, document);
    }
}
