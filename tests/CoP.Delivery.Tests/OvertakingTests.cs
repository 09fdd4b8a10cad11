using CoP.Community.Delivery;
using CoP.Community.Members;
using Xunit;

namespace CoP.Delivery.Tests;

public class OvertakingTests
{
    [Fact]
    public async Task Acknowledgement_WhenASendWaitsForARetry_OvertakesIt()
    {
        await using var desk = new Desk();
        var chat = Desk.Chat("1");
        desk.Answer = request => request.Kind == OutboxKind.Send ? new SendOutcome.RetryLater(TimeSpan.FromHours(1), "429") : new SendOutcome.Sent(null);
        var acknowledge = Desk.Row(chat, "ack");
        (acknowledge.Kind, acknowledge.NotBefore) = (OutboxKind.Acknowledge, desk.Time.GetUtcNow().AddSeconds(5));
        await desk.StartAsync(Desk.Row(chat, "a"), acknowledge);

        var rows = await desk.UntilAsync(rows => rows.Exists(row => row.State == OutboxState.Sent));

        Assert.Equal(OutboxKind.Acknowledge, rows.Single(row => row.State == OutboxState.Sent).Kind);
    }

    [Fact]
    public async Task Member_WhoIsUnreachable_IsToldAtTheirOtherAddress()
    {
        await using var desk = new Desk();
        var (first, second) = (Desk.Chat("1"), Desk.Chat("2"));
        second.Id = 77;
        desk.Answer = request => request.Conversation.ExternalId == "1" ? new SendOutcome.Unreachable("blocked") : new SendOutcome.Sent("1");
        var member = new Member { Id = 5, Name = "Sample" };
        var address = new Address { MemberId = 5, Channel = Desk.Channel, ExternalId = "2", ConversationId = 77 };
        var row = Desk.Row(first, "a");
        row.MemberId = 5;
        await desk.StartAsync(member, second, address, row);

        var rows = await desk.UntilAsync(rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Sent, 77), (rows[0].State, rows[0].ConversationId));
    }

    [Fact]
    public async Task Post_WithPolicyHold_IsListedAtTheFirstDoubt()
    {
        await using var desk = new Desk { Answer = _ => new SendOutcome.Ambiguous("504") };
        var row = Desk.Row(Desk.Chat("1"), "a");
        row.Policy = AmbiguityPolicy.Hold;
        await desk.StartAsync(row);

        await desk.UntilAsync(rows => rows[0].State == OutboxState.Ambiguous);

        Assert.Single(desk.Seen);
    }
}
