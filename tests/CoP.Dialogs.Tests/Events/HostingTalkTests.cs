using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Organising;
using CoP.Community.Members;
using CoP.Dialogs.Events.Hosting;
using CoP.Dialogs.Tests.Conversations;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>The rotation of a group's hosts, as those read it who set it and who are asked.</summary>
public sealed class HostingTalkTests
{
    public static TheoryData<string, string> FourLanguages => EventTests.FourLanguages;

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Coordinator_SetsTheRotation(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        await chat.SaysAsync("/organise");
        await chat.PressesAsync(RotationPages.GroupsVerb);
        await chat.PressesAsync(RotationPages.OrderVerb, "1");
        var last = (await OrderAsync(harness))[1];
        await chat.PressesAsync(RotationHostAction.Verb, $"1:{last}");
        await chat.PressesAsync(MoveHostUpAction.Verb);
        await chat.PressesAsync(RotationHostAction.Verb, $"1:{(await OrderAsync(harness))[1]}");
        await chat.PressesAsync(RemoveHostAction.Verb);
        await chat.PressesAsync(AddHostForm.FormName, "1");
        await chat.FillAsync(("host", "~World Bank"));

        var order = await OrderAsync(harness);
        var added = order[^1];
        Assert.Equal((last, "World Bank"), (order[0], await harness.Community.ReadAsync(db => db.Organisations.Where(one => one.Id == added).Select(static one => one.Name).SingleAsync())));
        chat.Matches("rotation", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Member_IsAskedForTheirOrganisation_AndAnswers(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.First, channel, language);
        await SeriesAsync(harness);
        await harness.Community.Services.DoAsync("event-hosts");
        await chat.HearsAsync();
        var asked = chat.Find(HostCard.No)!.Value;

        await chat.PressesAsync(HostCard.Yes);
        await chat.PressesOnAsync(asked.Message, asked.Button, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty, isOld: true);
        await chat.PressesAsync(HostCard.Leave);
        await chat.PressesAsync($"{HostCard.Leave}-yes");

        Assert.Equal(HostRequestState.Declined, await harness.Community.ReadAsync(static db => db.HostRequests.OrderBy(static one => one.Id).Select(static one => one.State).FirstAsync()));
        chat.Matches("host", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Organiser_SeesWhoHosts_AndHearsOfSilence_OfSwaps_AndThatNobodyIsLeft(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        var id = await SeriesAsync(harness);
        await harness.Community.Services.DoAsync("event-hosts");
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev", $"{id}");
        await AnswerAsync(harness, static (answer, me, request) => answer.SwapAsync(me, request, default));
        await chat.HearsAsync();
        for (var week = 0; week < 2; week++)
        {
            harness.Community.Time.Advance(TimeSpan.FromDays(7));
            await harness.Community.Services.DoAsync("event-host-reminders");
            await chat.HearsAsync();
        }

        while (await harness.Community.ReadAsync(db => db.Events.AnyAsync(one => one.Id == id && one.HostId != null)))
        {
            await AnswerAsync(harness, static (answer, me, request) => answer.DeclineAsync(me, request, default));
        }

        await chat.HearsAsync();
        chat.Matches("host-organiser", language);
    }

    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Teams)]
    public async Task Organiser_ChoosesAnotherHost_WithTheForm_AndChangesIt(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, "en");
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("newevent");
        await chat.PressesAsync("newevent", "BrownBag");
        (string, string?)[] answers = [("title", "Registries"), ("text", "One registry."), ("date", "2026-12-03"), ("time", "12:30"), ("end", "13:30"), ("venue", "Harambee House"), ("more", "+host"), ("host", "~World Food Programme")];
        await chat.FillAsync(answers);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : chat.FillAsync(("host", "~World Food Programme")));

        Assert.Equal("World Food Programme", await HostAsync(harness));
        await chat.PressesAsync("ev-edit");
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.edit", "host") : Task.CompletedTask);
        await chat.FillAsync(channel == ChannelNames.Telegram ? [("host", "~UNICEF")] : [.. answers[..6], ("more", "="), ("host", "~UNICEF")]);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : chat.FillAsync(("host", "~UNICEF")));
        Assert.Equal("UNICEF", await HostAsync(harness));
        Assert.Contains("Host: UNICEF", chat.Transcript, StringComparison.Ordinal);
    }

    private static Task<string> HostAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db => db.Events.Select(static one => one.Host!.Name).SingleAsync());

    private static async Task<List<long>> OrderAsync(ConversationHarness harness) => [.. (await harness.Community.DoAsync((HostRotation rotation) => rotation.ReadAsync(1, default))).Hosts];

    /// <summary>Three meetings of a group in which the member is with others of several organisations; theirs hosts the first, twenty days from now.</summary>
    private static async Task<long> SeriesAsync(ConversationHarness harness)
    {
        var (member, coordinator) = (await harness.MemberAsync(Meetings.First), await harness.MemberAsync(Meetings.Coordinator));
        var group = await harness.Community.ReadAsync(db => db.GroupMemberships.Where(one => one.MemberId == member.Id).OrderBy(static one => one.GroupId).Select(static one => one.GroupId).FirstAsync());
        var draft = new EventDraft(
            EventKind.GroupMeeting, "Monthly meeting", "What we learnt.", harness.Community.Now.AddDays(20), harness.Community.Now.AddDays(20).AddHours(2), "Africa/Nairobi", null, null,
            new EventDetails { Venue = "Harambee House" }) with
        { GroupId = group, HostId = member.OrganisationId };
        var id = await harness.Community.PublishedEventAsync(coordinator.Id, draft);
        Assert.Null((await harness.Community.As(coordinator.Id, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Monthly, 3, default))).Refusal);
        return id;
    }

    /// <summary>A member of the organisation that was asked last answers.</summary>
    private static async Task AnswerAsync(ConversationHarness harness, Func<AnswerHosting, Member, long, Task<Result<HostRequest>>> answer)
    {
        var (request, member) = await harness.Community.ReadAsync(static async db =>
        {
            var latest = await db.HostRequests.OrderByDescending(static one => one.Id).FirstAsync();
            return (latest.Id, await db.Members.Where(one => one.OrganisationId == latest.OrganisationId).Select(static one => one.Id).FirstAsync());
        });
        Assert.Null((await harness.Community.As(member, (AnswerHosting useCase, Member me) => answer(useCase, me, request))).Refusal);
    }
}
