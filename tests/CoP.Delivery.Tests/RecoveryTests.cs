using CoP.Community.Delivery;
using Xunit;

namespace CoP.Delivery.Tests;

public class RecoveryTests
{
    [Theory]
    [InlineData(OutboxState.Leased, AmbiguityPolicy.Hold, OutboxState.Sent, 1)]
    [InlineData(OutboxState.Sending, AmbiguityPolicy.Hold, OutboxState.Ambiguous, 0)]
    [InlineData(OutboxState.Sending, AmbiguityPolicy.Resend, OutboxState.Sent, 1)]
    public async Task Row_WhoseHolderIsGone_GoesByItsStateAndPolicy(OutboxState left, AmbiguityPolicy policy, OutboxState end, int requests)
    {
        await using var fixture = new DispatcherFixture();
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        (row.State, row.Policy, row.Fence, row.LeasedUntil) = (left, policy, 1, fixture.Time.GetUtcNow().AddSeconds(-1));
        await fixture.StartAsync(row);

        var rows = await fixture.UntilAsync(rows => rows.TrueForAll(row => row.FinishedAt is not null));

        Assert.Equal(end, rows[0].State);
        Assert.Equal(requests, fixture.Seen.Count);
    }

    [Fact]
    public async Task Row_ThatCannotBeRendered_IsRejectedAndHoldsUpNobody()
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1");
        await fixture.StartAsync(DispatcherFixture.Row(chat, "poison"), DispatcherFixture.Row(chat, "b"));

        var rows = await fixture.UntilAsync(rows => rows.TrueForAll(row => row.FinishedAt is not null));

        Assert.Equal([OutboxState.Rejected, OutboxState.Sent], rows.Select(row => row.State));
        Assert.Equal(nameof(FormatException), rows[0].Reason);
    }

    [Fact]
    public async Task Row_ThatIsTooLate_ExpiresUnsent()
    {
        await using var fixture = new DispatcherFixture();
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        row.ExpiresAt = fixture.Time.GetUtcNow();
        await fixture.StartAsync(row);

        await fixture.UntilAsync(rows => rows[0].State == OutboxState.Expired);

        Assert.Empty(fixture.Seen);
    }

    [Fact]
    public async Task Thread_ThatIsGone_IsLeftAndTheRowSentToItsConversation()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = request => request.Conversation.Thread.Length > 0 ? new SendOutcome.ThreadGone("gone") : new SendOutcome.Sent("1");
        var topic = DispatcherFixture.Chat("1");
        topic.Thread = "7";
        await fixture.StartAsync(DispatcherFixture.Row(topic, "a"));

        var rows = await fixture.UntilAsync(rows => rows[0].State == OutboxState.Sent);

        Assert.Equal("", rows[0].Conversation!.Thread);
        Assert.Equal(2, fixture.Seen.Count);
    }

    [Fact]
    public async Task Conversations_WithRandomOutcomes_KeepTheirOrderAndLoseNothing()
    {
        await using var fixture = new DispatcherFixture();
        var random = new Random(7);
        fixture.Answer = _ => Random(random);
        var rows = Enumerable.Range(0, 60).Select(static at => at).ToList();
        var chats = Enumerable.Range(0, 6).Select(static at => DispatcherFixture.Chat($"{at}")).ToList();
        await fixture.StartAsync([.. rows.Select(at => DispatcherFixture.Row(chats[at % 6], $"{at:000}"))]);

        var ended = await fixture.UntilAsync(all => all.TrueForAll(row => row.FinishedAt is not null));

        Assert.Equal(60, fixture.Seen.Select(static request => request.Payload).Distinct().Count());
        Assert.All(fixture.Seen.GroupBy(static request => request.Conversation.ExternalId), AssertOrdered);
        Assert.All(ended, static row => Assert.True(row.State is OutboxState.Sent or OutboxState.Ambiguous));
    }

    private static void AssertOrdered(IEnumerable<OutboundRequest> requests)
    {
        var wires = requests.Select(static request => request.Payload).ToList();
        Assert.Equal(wires.Order(StringComparer.Ordinal), wires);
    }

    private static SendOutcome Random(Random random)
    {
        lock (random)
        {
            return random.Next(10) switch
            {
                0 => new SendOutcome.RetryLater(TimeSpan.FromSeconds(1), "429"),
                1 => new SendOutcome.Ambiguous("504"),
                _ => new SendOutcome.Sent("1"),
            };
        }
    }
}
