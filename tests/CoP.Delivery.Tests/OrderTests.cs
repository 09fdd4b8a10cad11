using CoP.Community.Delivery;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Guarantees G4 and G7: order within a conversation, and what happens to a message of several parts.</summary>
public class OrderTests
{
    private const int Conversations = 50;
    private const int Messages = 12;

    [Fact]
    public async Task FiftyConversations_WithRandomDelaysAndDoubts_NeverGoBack()
    {
        await using var fixture = new DispatcherFixture();
        var random = new Random(4);
        fixture.Hold = (_, cancel) => Task.Delay(TimeSpan.FromMilliseconds(Roll(random, 4)), fixture.Time, cancel);
        fixture.Answer = _ => Roll(random, 12) == 0 ? new SendOutcome.Ambiguous("504") : new SendOutcome.Sent("1");
        var chats = Enumerable.Range(0, Conversations).Select(static at => DispatcherFixture.Chat($"{at:00}", DispatcherFixture.Boundless)).ToList();
        await fixture.StartAsync([.. Enumerable.Range(0, Messages).SelectMany(number =>
            chats.Select(chat => DispatcherFixture.Row(chat, $"{chat.ExternalId}-{number:000}")))]);

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.All(fixture.Wires.GroupBy(static wire => wire[..2]), static chat => Assert.Equal(chat.Order(StringComparer.Ordinal), chat));
        Assert.All(rows, row => Assert.InRange(fixture.Wires.Count(wire => row.Body.Contains(wire[..^2], StringComparison.Ordinal)), 1, 1 + row.Ambiguities));
    }

    [Fact]
    public async Task Message_RefusedAtItsThirdPartOfFive_ShowsTwoOnceAndAsksNoMore()
    {
        await using var fixture = new DispatcherFixture { PartCount = 5 };
        fixture.Answer = static request => request.Payload == "a/2" ? new SendOutcome.Rejected("400") : new SendOutcome.Sent("1");
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1", DispatcherFixture.Boundless), "a"));

        var rows = await fixture.UntilAsync(static rows => rows.Count == 5 && rows.TrueForAll(static row => row.FinishedAt is not null));
        await fixture.LeapAsync(TimeSpan.FromHours(1));

        Assert.Equal(["a/0", "a/1", "a/2"], fixture.Wires);
        Assert.Equal([OutboxState.Sent, OutboxState.Sent, OutboxState.Rejected, OutboxState.Rejected, OutboxState.Rejected], rows.Select(static row => row.State));
    }

    [Fact]
    public async Task Message_WhoseThirdPartMustWait_GoesOnThereAndNotFromTheBeginning()
    {
        await using var fixture = new DispatcherFixture { PartCount = 5 };
        fixture.Answer = _ => fixture.Seen.Count == 3 ? new SendOutcome.RetryLater(TimeSpan.FromSeconds(9), "429") : new SendOutcome.Sent("1");
        var chat = DispatcherFixture.Chat("1", DispatcherFixture.Boundless);
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));

        await fixture.UntilAsync(static rows => rows.Count == 10 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "a/1", "a/2", "a/2", "a/3", "a/4", "b/0", "b/1", "b/2", "b/3", "b/4"], fixture.Wires);
    }

    [Fact]
    public async Task Group_ThatMovesInTheMiddleOfABroadcast_GetsEveryPartOnceUnderItsNewId()
    {
        await using var fixture = new DispatcherFixture { PartCount = 2 };
        var (shown, refusals) = (new List<string>(), 0);
        fixture.Answer = request =>
        {
            if (shown.Count >= 5 && request.Conversation.ExternalId == "-100")
            {
                refusals++;
                return new SendOutcome.Moved("-200");
            }

            shown.Add($"{request.Conversation.ExternalId} {request.Payload}");
            return new SendOutcome.Sent("1");
        };
        var group = DispatcherFixture.Chat("-100");
        group.Kind = ConversationKind.Group;
        await fixture.StartAsync([.. Enumerable.Range(0, 5).Select(at => DispatcherFixture.Row(group, $"{at}", OutboxPriority.Broadcast))]);

        await fixture.UntilAsync(static rows => rows.Count == 10 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(
            ["-100 0/0", "-100 0/1", "-100 1/0", "-100 1/1", "-100 2/0", "-200 2/1", "-200 3/0", "-200 3/1", "-200 4/0", "-200 4/1"], shown);
        Assert.Equal(1, refusals);
    }

    private static int Roll(Random random, int sides)
    {
        lock (random)
        {
            return random.Next(sides);
        }
    }
}
