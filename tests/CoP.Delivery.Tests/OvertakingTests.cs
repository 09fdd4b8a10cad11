using CoP.Community.Delivery;
using CoP.Community.Members;
using Xunit;

namespace CoP.Delivery.Tests;

public class OvertakingTests
{
    [Fact]
    public async Task Acknowledgement_WhenASendWaitsForARetry_OvertakesIt()
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1");
        fixture.Answer = request => request.Kind == OutboxKind.Send ? new SendOutcome.RetryLater(TimeSpan.FromHours(1), "429") : new SendOutcome.Sent(null);
        var acknowledge = DispatcherFixture.Row(chat, "ack");
        (acknowledge.Kind, acknowledge.NotBefore) = (OutboxKind.Acknowledge, fixture.Time.GetUtcNow().AddSeconds(5));
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), acknowledge);

        var rows = await fixture.UntilAsync(rows => rows.Exists(row => row.State == OutboxState.Sent));

        Assert.Equal(OutboxKind.Acknowledge, rows.Single(row => row.State == OutboxState.Sent).Kind);
    }

    [Fact]
    public async Task Member_WhoIsUnreachable_IsToldAtTheirOtherAddress()
    {
        await using var fixture = new DispatcherFixture();
        var (first, second) = (DispatcherFixture.Chat("1"), DispatcherFixture.Chat("2"));
        second.Id = 77;
        fixture.Answer = request => request.Conversation.ExternalId == "1" ? new SendOutcome.Unreachable("blocked") : new SendOutcome.Sent("1");
        var member = new Member { Id = 5, Name = "Sample" };
        var address = new Address { MemberId = 5, Channel = DispatcherFixture.Channel, ExternalId = "2", ConversationId = 77 };
        var row = DispatcherFixture.Row(first, "a");
        row.MemberId = 5;
        await fixture.StartAsync(member, second, address, row);

        var rows = await fixture.UntilAsync(rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Sent, 77), (rows[0].State, rows[0].ConversationId));
    }

    [Fact]
    public async Task Post_WithPolicyHold_IsListedAtTheFirstDoubt()
    {
        await using var fixture = new DispatcherFixture { Answer = _ => new SendOutcome.Ambiguous("504") };
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        row.Policy = AmbiguityPolicy.Hold;
        await fixture.StartAsync(row);

        await fixture.UntilAsync(rows => rows[0].State == OutboxState.Ambiguous);

        Assert.Single(fixture.Seen);
    }
}
