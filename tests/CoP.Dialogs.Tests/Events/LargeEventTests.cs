using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>Five thousand people come to one event: cards have counts and no names, lists have pages, and a change costs few statements.</summary>
public sealed class LargeEventTests
{
    private const int People = 5000;

    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Teams)]
    public async Task Organiser_SeesCounts_AndPagesThroughThoseWhoCome(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await harness.PublishMeetingAsync("Targeting", seats: People);
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, "en");
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev");
        var empty = MessageJson.Write(chat.Latest).Length;

        await CrowdAsync(harness, id);
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("ev");
        var crowded = MessageJson.Write(chat.Latest).Length;
        await chat.PressesAsync("ev-people");
        await chat.PressesAsync("ev-people", ":5");

        Assert.InRange(crowded - empty, 0, 10);
        Assert.Contains("5,000 of 5,000", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("6–10 of 5000", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfItsDay_IsToldToAll_AndRedrawsEveryCard_WithFewStatements()
    {
        using var statements = new StatementCount();
        await using var harness = await ConversationHarness.SetAsync(services => services.AddLogging(log => statements.ListenTo(log)));
        var id = await harness.PublishMeetingAsync("Targeting", seats: People);
        await CrowdAsync(harness, id);
        var draft = EventDraft.Of(await harness.Community.ReadAsync(db => db.Events.SingleAsync(one => one.Id == id)));

        statements.Reset();
        var changed = await harness.AsAsync(Meetings.Organiser, (ChangeEvent change, Member me) => change.HandleAsync(me, id, draft.At(draft.StartsAt.AddDays(1)), default));

        Assert.Null(changed.Refusal);
        Assert.InRange(statements.Count, 10, 150); // Rows are written a thousand or so at a time.
        Assert.Equal(People, await CountAsync(harness, nameof(EventMoved), OutboxKind.Send));
        Assert.Equal(People, await CountAsync(harness, nameof(EventShown), OutboxKind.Edit));
    }

    private static Task<int> CountAsync(ConversationHarness harness, string notice, OutboxKind kind) =>
        harness.Community.ReadAsync(db => db.Outbox.CountAsync(row => row.NoticeType == notice && row.Kind == kind));

    /// <summary>Each has a seat, and the event's card in a chat of their own.</summary>
    private static Task<int> CrowdAsync(ConversationHarness harness, long id) => harness.Community.WriteAsync(async scope =>
    {
        var (db, bulk) = (scope.GetRequiredService<CommunityDb>(), scope.GetRequiredService<IBulkInsert>());
        var numbers = Enumerable.Range(1, People).ToList();
        await bulk.AddAsync(numbers.ConvertAll(static n => new Conversation { Channel = ChannelNames.Telegram, ExternalId = $"crowd-{n}" }), default);
        await bulk.AddAsync(numbers.ConvertAll(static n => new Member { Name = $"Crowd {n}", Language = "en" }), default);
        var places = await db.Conversations.Where(static one => one.ExternalId.StartsWith("crowd-")).OrderBy(static one => one.Id).Select(static one => one.Id).ToListAsync();
        var members = await db.Members.Where(static one => one.Name.StartsWith("Crowd ")).OrderBy(static one => one.Id).Select(static one => one.Id).ToListAsync();
        await bulk.AddAsync([.. members.Zip(places, static (member, place) => new Address { Channel = ChannelNames.Telegram, ExternalId = $"crowd-{member}", MemberId = member, ConversationId = place, Preferred = true })], default);
        await bulk.AddAsync(members.ConvertAll(member => new Registration { EventId = id, MemberId = member, RegisteredAt = harness.Community.Now }), default);
        await bulk.AddAsync([.. members.Zip(places, (member, place) => new LiveMessage
        {
            ConversationId = place, MemberId = member, Subject = Event.SubjectOf(id), NoticeType = nameof(EventShown), Notice = NoticeJson.Write(new EventShown(id)), PlatformId = "1",
        })], default);
        return await db.Events.Where(one => one.Id == id).ExecuteUpdateAsync(static set => set.SetProperty(static one => one.RoomHeld, People));
    });
}
