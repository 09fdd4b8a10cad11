using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Operations;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Delivery;

/// <summary>What is undelivered, seen and mended from a chat.</summary>
public sealed class OutboxTests
{
    private const string Member = "Ekidor Lomurut Nakale";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Teams)]
    public async Task Post_InDoubt_IsSentAgainWithOnePress(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, "en");
        var id = await UndeliveredAsync(harness);

        await chat.SaysAsync("/outbox");
        Assert.Contains("Post in “Shock group”", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", chat.Transcript, StringComparison.Ordinal);
        await chat.PressesAsync("outbox-resend", $":{id}");

        Assert.Contains("It is being sent again.", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("No message is in doubt.", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        Assert.NotEqual(OutboxState.Ambiguous, await StateAsync(harness, id));
    }

    [Theory]
    [InlineData(Coordinator, true)]
    [InlineData(Member, false)]
    public async Task Help_LeadsToIt_WhereOneMay(string name, bool leads)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(name, ChannelNames.Teams, "en");

        await chat.SaysAsync("/help");

        Assert.Equal(leads, chat.Find("outbox") is not null);
        if (leads)
        {
            await chat.PressesAsync("outbox");
            Assert.Contains("No message is in doubt.", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_ThatSomebodyElseHasSeenTo_IsNotSentTwice()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        var id = await UndeliveredAsync(harness);
        await chat.SaysAsync("/outbox");
        await harness.Community.DoAsync((DropMessages drop) => drop.OneAsync(actor: null, id, default));

        await chat.PressesAsync("outbox-resend", $":{id}");

        Assert.Contains("That has been dealt with already.", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(OutboxState.Expired, await StateAsync(harness, id));
    }

    [Fact]
    public async Task Administrator_SeesTheFigures_AndEveryListOpens()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AdministratorAsync(harness);
        await UndeliveredAsync(harness);
        await UndeliveredAsync(harness, OutboxState.Rejected);
        await FailedAsync(harness, "ABC123");

        await chat.SaysAsync("/outbox");
        Assert.Contains("Failed incoming", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        foreach (var section in new[] { "doubt", "bulk", "refused", "away", "events", "all" })
        {
            await chat.PressesAsync("outbox", $"{section}:0");
        }

        Assert.Contains("ABC123", chat.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedEvent_IsReplayedFromTheChat_AndItsOutcomeTold()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AdministratorAsync(harness);
        var asker = await harness.ChatAsync(Member, ChannelNames.Telegram, "en");
        await FailedAsync(harness, "ABC123", asker.Incoming(new MessageReceived("/questions"), "failed"));
        await chat.SaysAsync("/outbox events");

        await chat.PressesAsync("outbox-replay", ":ABC123");
        await harness.Community.Services.GetRequiredService<IReplays>().ReplayAskedAsync(default);
        await chat.HearsAsync();

        Assert.Contains("It is being replayed.", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("ABC123 has been replayed.", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(InboxState.Handled, await harness.Community.ReadAsync(static db => db.Inbox.Where(static entry => entry.Reference == "ABC123").Select(static entry => entry.State).SingleAsync()));
    }

    [Fact]
    public async Task UnreadableEvent_CanOnlyBeDismissed()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await AdministratorAsync(harness);
        await FailedAsync(harness, "ABC123");
        await chat.SaysAsync("/outbox events");

        Assert.Contains("can no longer be read", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        Assert.Null(chat.Find("outbox-replay"));
        await chat.PressesAsync("outbox-dismiss", ":ABC123");
        Assert.Contains("Dismissed.", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_OpensTheList()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        await UndeliveredAsync(harness);

        await harness.Community.Services.DoAsync("undelivered");
        await chat.HearsAsync();
        Assert.Contains("1 message may have arrived or not", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        await chat.PressesAsync("outbox", "doubt:0");

        Assert.NotNull(chat.Find("outbox-resend"));
    }

    [Fact]
    public async Task Outbox_IsNotForMembers_AndNotShownInAGroup()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var member = await harness.ChatAsync(Member, ChannelNames.Telegram, "en");
        await member.SaysAsync("/outbox");
        Assert.Contains("That is for the coordinators.", member.Transcript, StringComparison.Ordinal);

        await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        var person = (await harness.MemberAsync(Coordinator)).Id;
        var group = new Chat(harness, ChannelNames.Telegram, $"{person}", "-100", "A group") { Kind = ConversationKind.Group };
        await group.SaysAsync("/outbox");
        Assert.Contains("write to me in a private chat", group.Transcript, StringComparison.Ordinal);
    }

    private static async Task<Chat> AdministratorAsync(ConversationHarness harness)
    {
        var name = (await harness.Community.ReadAsync(static db => db.Members.FirstAsync(static member => member.Role == Role.Administrator))).Name;
        return await harness.ChatAsync(name, ChannelNames.Telegram, "en");
    }

    private static async Task<long> UndeliveredAsync(ConversationHarness harness, OutboxState state = OutboxState.Ambiguous)
    {
        var conversation = new Conversation { Channel = ChannelNames.Telegram, ExternalId = $"-{Guid.NewGuid():n}", Kind = ConversationKind.Group, Title = "Shock group" };
        var row = OutboxMessage.Reply(
            OutboxKind.Send, MessageJson.Write(Message.Of("secret words")), $"{Guid.NewGuid()}", conversation, null, harness.Community.Now);
        (row.State, row.FinishedAt, row.Reason) = (state, harness.Community.Now, "stopped while sending");
        return (await harness.Community.AddAsync(row)).Id;
    }

    private static Task<InboxEntry> FailedAsync(ConversationHarness harness, string reference, Incoming? incoming = null) => harness.Community.AddAsync(new InboxEntry
    {
        Channel = ChannelNames.Telegram,
        Bot = "bot",
        ExternalId = incoming?.ExternalId ?? "secret words",
        State = InboxState.Failed,
        Reference = reference,
        Attempts = 1,
        ReceivedAt = harness.Community.Now,
        Payload = incoming is null ? "secret words" : KeptEvent.Write(incoming),
    });

    private static Task<OutboxState> StateAsync(ConversationHarness harness, long id) =>
        harness.Community.ReadAsync(db => db.Outbox.Where(row => row.Id == id).Select(static row => row.State).SingleAsync());
}
