using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>What keeps choosing quick with 100,000 rows in the table.</summary>
public class ChoosingTests
{
    [Theory]
    [InlineData(DispatchQueue.Bulk, AllowedTraffic.All, "Priority>?")]
    [InlineData(DispatchQueue.Replies, AllowedTraffic.Replies, "Priority<?")]
    [InlineData(DispatchQueue.Replies, AllowedTraffic.Acknowledgements, "Priority<?")]
    public async Task Heads_AreReadOffTheIndexInTheirOrder(object queue, object opening, string priorities)
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync();

        var plan = await fixture.ReadAsync(db => QueryPlan.ReadAsync(
            db, DueMessages.Of(db, (DispatchQueue)queue, DispatcherFixture.Channel, (AllowedTraffic)opening, ["1", "2"], fixture.Time.GetUtcNow()).Select(static row => row.Id).Take(10)));

        Assert.Contains(plan, step => step.Contains($"IX_Outbox_State_Lane_Priority_Id (State=? AND Lane=? AND {priorities})", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, static step => step.Contains("ORDER BY", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, static step => step.Contains("IX_Outbox_State_NotBefore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatElseAConversationHas_IsFoundByTheConversation()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync();
        long[] ids = [1, 2];

        var plan = await fixture.ReadAsync(db => QueryPlan.ReadAsync(db, db.Outbox.Where(row => EF.Parameter(ids).Contains(row.Id)).Unhindered(db)));

        Assert.Contains(plan, static step => step.Contains("USING INTEGER PRIMARY KEY (rowid=?)", StringComparison.Ordinal));
        Assert.Equal(3, plan.Count(static step => step.Contains("(ConversationId=? AND State=?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scopes_AreFoundWithoutReadingTheirRows()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync();

        var plan = await fixture.ReadAsync(db => QueryPlan.ReadAsync(db, DueMessages.ScopesAfter(db, "a").Take(1)));

        Assert.Contains("IX_Outbox_State_Lane_Priority_Id (State=? AND Lane>?)", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ParkedRow_IsLookedAtWhenItsTimeHasComeAndGoesInItsTurn()
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1", DispatcherFixture.Boundless);
        var (night, paused) = (DispatcherFixture.Row(chat, "night"), DispatcherFixture.Row(chat, "paused"));
        (night.State, night.NotBefore) = (OutboxState.Parked, fixture.Time.GetUtcNow().AddSeconds(20));
        (paused.State, paused.NotBefore) = (OutboxState.Parked, DateTimeOffset.MaxValue);
        await fixture.StartAsync(night, paused, DispatcherFixture.Row(chat, "reply"));

        var rows = await fixture.UntilAsync(static rows => rows.Count(static row => row.State == OutboxState.Sent) == 2);

        Assert.Equal(["reply/0", "night/0"], fixture.Wires);
        Assert.Equal(OutboxState.Parked, rows[1].State);
    }

    [Fact]
    public async Task ManyParkedRows_AreQueuedSomeHundredAtATime()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync([.. Enumerable.Range(0, Recovery.ReleaseBatch + 100).Select(at =>
        {
            var row = DispatcherFixture.Row(DispatcherFixture.Chat($"{at}", DispatcherFixture.Boundless), $"{at}", OutboxPriority.Broadcast);
            (row.State, row.NotBefore) = (OutboxState.Parked, fixture.Time.GetUtcNow().AddSeconds(2));
            return row;
        })]);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));
    }

    [Fact]
    public async Task PartThatIsParkedForALongRetry_HoldsBackWhatFollows()
    {
        await using var fixture = new DispatcherFixture { PartCount = 2 };
        fixture.Answer = request => request.Payload == "a/0" && fixture.Seen.Count == 1 ? new SendOutcome.RetryLater(TimeSpan.FromMinutes(2), "429") : new SendOutcome.Sent("1");
        var chat = DispatcherFixture.Chat("1", DispatcherFixture.Boundless);
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));

        var waiting = await fixture.UntilAsync(static rows => rows.Exists(static row => row.State == OutboxState.Parked));
        await fixture.UntilAsync(static rows => rows.Count == 4 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Single(waiting, static row => row.State == OutboxState.Parked);
        Assert.Equal(["a/0", "a/0", "a/1", "b/0", "b/1"], fixture.Wires);
    }

    [Fact]
    public async Task Finished_KeepsNoWireBody()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));

        var rows = await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Null(rows[0].Payload);
    }

    [Fact]
    public async Task Recall_IsSentWithoutAnythingToSay()
    {
        await using var fixture = new DispatcherFixture { Says = static _ => null };
        var recall = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "recall:1");
        (recall.Kind, recall.Target, recall.BroadcastId, recall.NoticeType, recall.Body) = (OutboxKind.Delete, "17", 3, "AnnouncementSent", """{"AnnouncementId":3,"Round":0}""");
        await fixture.StartAsync(recall);

        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal((OutboxKind.Delete, "17"), (Assert.Single(fixture.Seen).Kind, fixture.Seen.Single().Target));
    }
}
