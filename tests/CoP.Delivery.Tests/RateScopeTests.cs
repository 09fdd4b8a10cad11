using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>A row is always in the rate limit scope of the conversation it goes to.</summary>
public class RateScopeTests
{
    [Fact]
    public async Task Notice_ForAMember_IsInTheScopeOfTheirConversation()
    {
        await using var fixture = new DispatcherFixture();
        var teams = new Conversation { Id = 7, Channel = ChannelNames.Teams, Tenant = "t1", ExternalId = "a" };
        await fixture.StartAsync(new Member { Id = 5, Name = "Sample" }, teams,
            new Address { MemberId = 5, Channel = ChannelNames.Teams, ExternalId = "a", ConversationId = 7 });

        await fixture.TellAsync(outbox => outbox.TellAsync(5, new AnnouncementTried(1, "x"), CancellationToken.None));
        await fixture.TellAsync(outbox => outbox.PostAsync(7, new AnnouncementTried(2, "x"), CancellationToken.None));

        Assert.All(await fixture.RowsAsync(), static row => Assert.Equal("msteams/t1", row.RateScope));
    }

    [Fact]
    public async Task Row_ThatFailsOver_ChangesItsScopeWithItsParts()
    {
        await using var fixture = new DispatcherFixture { PartCount = 2 };
        fixture.Answer = request => request.Conversation.ExternalId == "1" ? new SendOutcome.Unreachable("blocked") : new SendOutcome.Sent("1");
        var second = DispatcherFixture.Chat("2", DispatcherFixture.Boundless);
        second.Id = 77;
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        row.MemberId = 5;
        await fixture.StartAsync(new Member { Id = 5, Name = "Sample" }, second,
            new Address { MemberId = 5, Channel = DispatcherFixture.Boundless, ExternalId = "2", ConversationId = 77 }, row);

        var rows = await fixture.UntilAsync(static rows => rows.Count == 2 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(rows, static row => Assert.Equal(DispatcherFixture.Boundless, row.RateScope));
    }

    [Fact]
    public async Task Row_WhoseConversationMoves_StaysInItsTenantsScope()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = request => request.Conversation.ExternalId == "1" ? new SendOutcome.Moved("2") : new SendOutcome.Sent("1");
        var chat = DispatcherFixture.Chat("1");
        chat.Tenant = "t1";
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"));

        var rows = await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(("2", "telegram/t1"), (rows[0].Conversation!.ExternalId, rows[0].RateScope));
    }
}
