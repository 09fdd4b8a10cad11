using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Delivery.Stuck;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Delivery;

/// <summary>What is stuck, seen and mended from a chat.</summary>
public sealed class OutboxTests
{
    private const string Member = "Ekidor Lomurut Nakale";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    [Theory]
    [InlineData(Channels.Telegram)]
    [InlineData(Channels.Teams)]
    public async Task Post_InDoubt_IsSentAgainWithOnePress(string channel)
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Coordinator, channel, "en");
        var id = await StuckAsync(stage);

        await chat.SaysAsync("/outbox");
        Assert.Contains("Post in “Shock group”", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", chat.Transcript, StringComparison.Ordinal);
        await chat.PressesAsync("outbox-resend", $":{id}");

        Assert.Contains("It is being sent again.", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("No message is in doubt.", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        Assert.NotEqual(OutboxState.Ambiguous, await StateAsync(stage, id));
    }

    [Theory]
    [InlineData(Coordinator, true)]
    [InlineData(Member, false)]
    public async Task Help_LeadsToIt_WhereOneMay(string name, bool leads)
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(name, Channels.Teams, "en");

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
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Coordinator, Channels.Telegram, "en");
        var id = await StuckAsync(stage);
        await chat.SaysAsync("/outbox");
        await stage.Town.DoAsync((DropMessages drop) => drop.OneAsync(actor: null, id, default));

        await chat.PressesAsync("outbox-resend", $":{id}");

        Assert.Contains("That has been dealt with already.", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(OutboxState.Expired, await StateAsync(stage, id));
    }

    [Fact]
    public async Task Administrator_SeesTheFigures_AndEveryListOpens()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await AdministratorAsync(stage);
        await StuckAsync(stage);
        await StuckAsync(stage, OutboxState.Rejected);
        await FailedAsync(stage, "ABC123");

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
        await using var stage = await Stage.SetAsync();
        var chat = await AdministratorAsync(stage);
        var asker = await stage.ChatAsync(Member, Channels.Telegram, "en");
        await FailedAsync(stage, "ABC123", asker.Incoming(new MessageReceived("/questions"), "failed"));
        await chat.SaysAsync("/outbox events");

        await chat.PressesAsync("outbox-replay", ":ABC123");
        await stage.Town.Services.GetRequiredService<IReplays>().ReplayAskedAsync(default);
        await chat.HearsAsync();

        Assert.Contains("It is being replayed.", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("ABC123 has been replayed.", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(InboxState.Handled, await stage.Town.ReadAsync(static db => db.Inbox.Where(static entry => entry.Reference == "ABC123").Select(static entry => entry.State).SingleAsync()));
    }

    [Fact]
    public async Task UnreadableEvent_CanOnlyBeDismissed()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await AdministratorAsync(stage);
        await FailedAsync(stage, "ABC123");
        await chat.SaysAsync("/outbox events");

        Assert.Contains("can no longer be read", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        Assert.Null(chat.Find("outbox-replay"));
        await chat.PressesAsync("outbox-dismiss", ":ABC123");
        Assert.Contains("Dismissed.", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_OpensTheList()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Coordinator, Channels.Telegram, "en");
        await StuckAsync(stage);

        await stage.Town.Services.DoAsync("undelivered");
        await chat.HearsAsync();
        Assert.Contains("1 message may have arrived or not", Drawing.Text(chat.Latest), StringComparison.Ordinal);
        await chat.PressesAsync("outbox", "doubt:0");

        Assert.NotNull(chat.Find("outbox-resend"));
    }

    [Fact]
    public async Task Outbox_IsNotForMembers_AndNotShownInAGroup()
    {
        await using var stage = await Stage.SetAsync();
        var member = await stage.ChatAsync(Member, Channels.Telegram, "en");
        await member.SaysAsync("/outbox");
        Assert.Contains("That is for the coordinators.", member.Transcript, StringComparison.Ordinal);

        await stage.ChatAsync(Coordinator, Channels.Telegram, "en");
        var person = (await stage.MemberAsync(Coordinator)).Id;
        var group = new Chat(stage, Channels.Telegram, $"{person}", "-100", "A group") { Kind = ConversationKind.Group };
        await group.SaysAsync("/outbox");
        Assert.Contains("write to me in a private chat", group.Transcript, StringComparison.Ordinal);
    }

    private static async Task<Chat> AdministratorAsync(Stage stage)
    {
        var name = (await stage.Town.ReadAsync(static db => db.Members.FirstAsync(static member => member.Role == Role.Administrator))).Name;
        return await stage.ChatAsync(name, Channels.Telegram, "en");
    }

    private static async Task<long> StuckAsync(Stage stage, OutboxState state = OutboxState.Ambiguous)
    {
        var conversation = new Conversation { Channel = Channels.Telegram, ExternalId = $"-{Guid.NewGuid():n}", Kind = ConversationKind.Group, Title = "Shock group" };
        var row = OutboxMessage.Reply(
            OutboxKind.Send, MessageJson.Write(Message.Of("secret words")), $"{Guid.NewGuid()}", conversation, null, stage.Town.Now);
        (row.State, row.FinishedAt, row.Reason) = (state, stage.Town.Now, "stopped while sending");
        return (await stage.Town.AddAsync(row)).Id;
    }

    private static Task<InboxEntry> FailedAsync(Stage stage, string reference, Incoming? incoming = null) => stage.Town.AddAsync(new InboxEntry
    {
        Channel = Channels.Telegram,
        Bot = "bot",
        ExternalId = incoming?.ExternalId ?? "secret words",
        State = InboxState.Failed,
        Reference = reference,
        Attempts = 1,
        ReceivedAt = stage.Town.Now,
        Payload = incoming is null ? "secret words" : KeptEvent.Write(incoming),
    });

    private static Task<OutboxState> StateAsync(Stage stage, long id) =>
        stage.Town.ReadAsync(db => db.Outbox.Where(row => row.Id == id).Select(static row => row.State).SingleAsync());
}
