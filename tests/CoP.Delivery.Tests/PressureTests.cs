using System.Diagnostics.Metrics;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CoP.Delivery.Tests;

public class PressureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task ThousandRows_AreWrittenManyInOneCommitAndFewAreOnTheWire()
    {
        await using var fixture = new DispatcherFixture();
        var (flying, most) = (0, 0);
        fixture.Hold = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref flying));
            await Task.Delay(TimeSpan.FromMilliseconds(2), fixture.Time, CancellationToken.None);
            Interlocked.Decrement(ref flying);
        };
        await fixture.StartAsync([.. Enumerable.Range(0, 1000).Select(static at => DispatcherFixture.Row(DispatcherFixture.Chat($"{at}", DispatcherFixture.Boundless), $"{at}"))]);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        output.WriteLine($"{fixture.TransactionCount} transactions for 1000 rows, {most} on the wire");
        Assert.InRange(fixture.TransactionCount, 1, 600);
        Assert.InRange(most, 2, new DeliveryOptions().Parallel);
    }

    [Fact]
    public async Task Reply_DuringABroadcast_DoesNotWaitForIt()
    {
        await using var fixture = new DispatcherFixture();
        var never = new TaskCompletionSource();
        fixture.Hold = (request, cancel) => request.Payload.StartsWith('b') ? never.Task.WaitAsync(cancel) : Task.CompletedTask;
        await fixture.StartAsync([.. Enumerable.Range(0, 50).Select(static at =>
            DispatcherFixture.Row(DispatcherFixture.Chat($"{at}", DispatcherFixture.Boundless), $"b{at}", OutboxPriority.Broadcast))]);
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == new DeliveryOptions().Parallel * 9 / 16);

        await fixture.ChangeAsync(services =>
        {
            services.GetRequiredService<Community.CommunityDb>().Add(DispatcherFixture.Row(DispatcherFixture.Chat("reply", DispatcherFixture.Boundless), "reply"));
            return Task.CompletedTask;
        });

        await fixture.UntilAsync(static rows => rows.Exists(static row => row.State == OutboxState.Sent));
        Assert.Contains("reply/0", fixture.Wires);
        never.SetResult();
    }

    [Fact]
    public async Task Conversation_ThatHangs_HoldsUpNobodyElse()
    {
        await using var fixture = new DispatcherFixture();
        var never = new TaskCompletionSource();
        fixture.Hold = (request, _) => request.Conversation.ExternalId == "slow" ? never.Task : Task.CompletedTask;
        var slow = DispatcherFixture.Chat("slow", DispatcherFixture.Boundless);
        await fixture.StartAsync([DispatcherFixture.Row(slow, "s1"), DispatcherFixture.Row(slow, "s2"),
            .. Enumerable.Range(0, 40).Select(static at => DispatcherFixture.Row(DispatcherFixture.Chat($"{at}", DispatcherFixture.Boundless), $"{at}"))]);

        var rows = await fixture.UntilAsync(static rows => rows.Count(static row => row.State == OutboxState.Sent) == 40);

        Assert.All(rows.Where(static row => row.FinishedAt is null), static row => Assert.Equal("slow", row.Conversation!.ExternalId));
        never.SetResult();
    }

    [Fact]
    public async Task Channel_ThatIsPaused_GetsOnlyWhatWasOnTheWireAlready()
    {
        await using var fixture = new DispatcherFixture();
        var end = DateTimeOffset.MaxValue;
        var early = 0;
        fixture.Answer = _ =>
        {
            var now = fixture.Time.GetUtcNow();
            early += now < end ? 1 : 0;
            end = end == DateTimeOffset.MaxValue ? now.AddSeconds(30) : end;
            return now < end ? new SendOutcome.RetryLater(end - now, "429", WholeChannel: true) : new SendOutcome.Sent("1");
        };
        await fixture.StartAsync([.. Enumerable.Range(0, 40).Select(static at => DispatcherFixture.Row(DispatcherFixture.Chat($"{at}"), $"{at}"))]);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.InRange(early, 1, new DeliveryOptions().Parallel);
    }

    [Theory]
    [InlineData(true, "pause|telegram")]
    [InlineData(false, "pause|telegram|1")]
    public async Task RetryAfter_IsToldToTheOtherNodes(bool wholeChannel, string key)
    {
        await using var fixture = new DispatcherFixture(("Delivery:Nodes", "2"));
        var told = DateTimeOffset.MinValue;
        fixture.Answer = _ =>
        {
            told = fixture.Time.GetUtcNow();
            return new SendOutcome.RetryLater(TimeSpan.FromMinutes(1), "429", wholeChannel);
        };
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));

        var pauses = await fixture.UntilAsync(
            () => fixture.ReadAsync(static db => db.RateWindows.AsNoTracking().Where(static window => window.Key.StartsWith("pause")).ToListAsync()),
            static found => found.Count > 0);

        Assert.Equal(key, Assert.Single(pauses).Key);
        Assert.Equal(told + TimeSpan.FromMinutes(1), pauses[0].Until);
    }

    [Fact]
    public async Task Row_ChosenBeforeThePause_DoesNotLeave()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Services.GetRequiredService<ThrottleState>().Pause(DispatcherFixture.Channel, TimeSpan.FromSeconds(7));
        var request = new OutboundRequest(OutboxKind.Send, "a", DispatcherFixture.Chat("1"), null);

        var result = await fixture.Services.GetRequiredService<MessageSender>().SendAsync(new PreparedMessage(new SelectedMessage(1, 1, 1, DispatcherFixture.Channel, IsReply: true), request, null, null), default);

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<SendOutcome.RetryLater>(result.Outcome).Delay);
        Assert.Empty(fixture.Seen);
    }

    [Fact]
    public async Task Dispatcher_AtWork_IsMeasuredAndReady()
    {
        await using var fixture = new DispatcherFixture();
        var health = fixture.Services.GetRequiredService<OutboxHealth>();
        var counted = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, all) =>
        {
            if (instrument.Name == "cop.outbox.sends")
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, by, _, _) => Interlocked.Add(ref counted, by));
        listener.Start();
        Assert.False(health.IsReady);
        fixture.Answer = static _ => new SendOutcome.RetryLater(TimeSpan.FromMinutes(1), "429");
        var (chat, now) = (DispatcherFixture.Chat("1"), fixture.Time.GetUtcNow());
        var (first, waiting) = (DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));
        (first.NotBefore, waiting.NotBefore) = (now, now);
        await fixture.StartAsync(first, waiting);

        await fixture.UntilAsync(() => Task.FromResult(health.OldestDue), static waited => waited > TimeSpan.FromSeconds(5));

        Assert.True(health.IsReady);
        Assert.Equal(1, health.Depth);
        Assert.True(counted >= 1);
        await fixture.StopAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.False(health.IsReady);
    }
}
