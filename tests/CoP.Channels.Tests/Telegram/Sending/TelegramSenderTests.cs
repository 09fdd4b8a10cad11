using System.Globalization;
using CoP.Channels.Telegram;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Sending;

public sealed class TelegramSenderTests : IAsyncLifetime
{
    private const long Forum = -1001234567890123;
    private TelegramStandIn _telegram = null!;
    private TelegramHost _host = null!;
    private IChannelSender _sender = null!;
    private IMessageRenderer _renderer = null!;

    public async Task InitializeAsync()
    {
        _telegram = await TelegramStandIn.StartAsync();
        _host = await TelegramHost.StartAsync(_telegram);
        _sender = _host.Services.GetRequiredKeyedService<IChannelSender>(ChannelNames.Telegram);
        _renderer = _host.Services.GetRequiredKeyedService<IMessageRenderer>(ChannelNames.Telegram);
        _telegram.Person(77, "Ada").AddBotTo(Forum, "Finance");
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(_telegram.Faults);
        await _host.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Message_IsSentEditedAcknowledgedAndDeleted()
    {
        var asked = Message.Of("hello") with { Operation = "12345678", Buttons = [new ButtonRow(new Button("Yes", new Press("yes")))] };
        var sent = Assert.IsType<SendOutcome.Sent>(await SendAsync(OutboxKind.Send, asked));
        var query = _telegram.Person(77, "Ada").Press("Yes");
        Assert.Equal(new SendOutcome.Sent(null), await SendAsync(OutboxKind.Acknowledge, Message.Of("Noted"), query));
        Assert.IsType<SendOutcome.Moot>(await SendAsync(OutboxKind.Acknowledge, Message.Of("Noted"), query));
        Assert.Equal(sent, await SendAsync(OutboxKind.Edit, Message.Of("done"), sent.PlatformId));
        Assert.Equal(sent, await SendAsync(OutboxKind.Edit, Message.Of("done"), sent.PlatformId));
        Assert.Equal(new SendOutcome.Sent(null), await SendAsync(OutboxKind.Delete, Message.Of(""), sent.PlatformId));
        Assert.Equal(new SendOutcome.Sent(null), await SendAsync(OutboxKind.Delete, Message.Of(""), sent.PlatformId));
        Assert.IsType<SendOutcome.Moot>(await SendAsync(OutboxKind.Edit, Message.Of("late"), sent.PlatformId));
    }

    [Fact]
    public async Task Topic_AndReply_AreAddressed()
    {
        _telegram.Person(77, "Ada").Say("hi", Forum, topic: 12);
        Assert.IsType<SendOutcome.Sent>(await SendAsync(OutboxKind.Send, Message.Of("x"), "5", Forum, "12"));
        var body = (await _telegram.WaitForAsync("sendMessage")).Body;
        Assert.Equal((12, Forum), (body.GetProperty("message_thread_id").GetInt64(), body.GetProperty("chat_id").GetInt64()));
        Assert.Equal("""{"message_id":5,"allow_sending_without_reply":true}""", body.GetProperty("reply_parameters").GetRawText());
        Assert.IsType<SendOutcome.ThreadGone>(await SendAsync(OutboxKind.Send, Message.Of("x"), null, Forum, "13"));
    }

    [Theory]
    [InlineData(OutboxKind.Send, true)]
    [InlineData(OutboxKind.Send, false)]
    [InlineData(OutboxKind.Edit, true)]
    public async Task Broadcast_ThatIsPaidFor_SaysSoWhereItIsSent(OutboxKind kind, bool paid)
    {
        var sent = Assert.IsType<SendOutcome.Sent>(await SendAsync(OutboxKind.Send, Message.Of("x")));
        await _sender.SendAsync(Request(kind, Message.Of("y"), kind == OutboxKind.Edit ? sent.PlatformId : null, 77, "") with { IsPaid = paid }, default);

        var body = _telegram.Ledger.Last(call => call.Text == "y").Body;
        Assert.Equal(kind == OutboxKind.Send && paid, body.TryGetProperty("allow_paid_broadcast", out var allowed) && allowed.GetBoolean());
    }

    [Fact]
    public async Task Chat_ThatMoved_NamesItsNewId()
    {
        _telegram.Migrate(Forum, -1009, _telegram.Person(77, "Ada"));
        Assert.Equal(new SendOutcome.Moved("-1009"), await SendAsync(OutboxKind.Send, Message.Of("x"), null, Forum));
    }

    [Fact]
    public async Task Person_WhoBlockedUs_IsOutOfReach_UntilTheyUnblock()
    {
        var ada = _telegram.Person(77, "Ada");
        ada.Block();
        Assert.IsType<SendOutcome.Unreachable>(await SendAsync(OutboxKind.Send, Message.Of("x")));
        ada.Unblock();
        Assert.IsType<SendOutcome.Sent>(await SendAsync(OutboxKind.Send, Message.Of("x")));
    }

    [Fact]
    public async Task Send_WhenAcceptedButNotAnswered_IsAmbiguous_AndSeenOnce()
    {
        _telegram.Break(TelegramFault.AcceptThenClose("sendMessage"));
        Assert.IsType<SendOutcome.Ambiguous>(await SendAsync(OutboxKind.Send, Message.Of("cut")));
        _telegram.Break(TelegramFault.AcceptThen504("sendMessage"));
        Assert.IsType<SendOutcome.Ambiguous>(await SendAsync(OutboxKind.Send, Message.Of("late")));
        Assert.Equal(["cut", "late"], _telegram.Ledger.Where(call => call.Method == "sendMessage").Select(call => call.Text));
    }

    [Fact]
    public async Task Send_OnAConnectionThatBreaksAfterUse_IsNotRepeatedBehindOurBack()
    {
        await SendAsync(OutboxKind.Send, Message.Of("warm"));
        _telegram.Break(TelegramFault.AcceptThenClose("sendMessage"));
        Assert.IsType<SendOutcome.Ambiguous>(await SendAsync(OutboxKind.Send, Message.Of("once")));
        Assert.Single(_telegram.Ledger, call => call.Text == "once");
    }

    [Fact]
    public async Task Send_WhenNobodyListens_WasNotSent()
    {
        await _telegram.WaitForAsync("getMe");
        await using var host = await TelegramHost.StartAsync(
            _telegram, static settings => settings["Telegram:ApiBaseUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Next()}"));
        var sender = host.Services.GetRequiredKeyedService<IChannelSender>(ChannelNames.Telegram);
        Assert.IsType<SendOutcome.RetryLater>(await sender.SendAsync(Request(OutboxKind.Send, Message.Of("x"), null, 77, ""), CancellationToken.None));
    }

    [Fact]
    public async Task Flood_IsTheChats_ButOfAnAcknowledgementTheBots()
    {
        _telegram.Break(TelegramFault.Flood("sendMessage", 7), TelegramFault.Flood("answerCallbackQuery", 9));
        var chat = Assert.IsType<SendOutcome.RetryLater>(await SendAsync(OutboxKind.Send, Message.Of("x")));
        var bot = Assert.IsType<SendOutcome.RetryLater>(await SendAsync(OutboxKind.Acknowledge, Message.Of("x"), "1"));
        Assert.Equal((TimeSpan.FromSeconds(7), false), (chat.Delay, chat.WholeChannel));
        Assert.Equal((TimeSpan.FromSeconds(9), true), (bot.Delay, bot.WholeChannel));
    }

    [Fact]
    public async Task Token_WhenRefused_StopsTheChannel()
    {
        _telegram.Break(TelegramFault.Refuse("sendMessage", 401, "Unauthorized"));
        Assert.IsType<SendOutcome.RetryLater>(await SendAsync(OutboxKind.Send, Message.Of("x")));
        Assert.True(_host.Services.GetRequiredService<TelegramHealth>().IsStopped);
        Assert.IsType<SendOutcome.RetryLater>(await SendAsync(OutboxKind.Send, Message.Of("y")));
        Assert.Single(_telegram.Ledger, call => call.Method == "sendMessage");
    }

    [Theory]
    [InlineData(OutboxKind.Edit, null)]
    [InlineData(OutboxKind.Edit, "no number")]
    [InlineData(OutboxKind.Delete, null)]
    [InlineData(OutboxKind.Acknowledge, null)]
    public async Task Request_WithoutAnAddress_IsRejectedUnsent(OutboxKind kind, string? target) =>
        Assert.IsType<SendOutcome.Rejected>(await SendAsync(kind, Message.Of("x"), target));

    [Fact]
    public async Task Send_WhenCancelledBeforeItBegan_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _sender.SendAsync(Request(OutboxKind.Send, Message.Of("x"), null, 77, ""), cancelled.Token));
    }

    private Task<SendOutcome> SendAsync(OutboxKind kind, Message message, string? target = null, long chat = 77, string thread = "") =>
        _sender.SendAsync(Request(kind, message, target, chat, thread), CancellationToken.None);

    private OutboundRequest Request(OutboxKind kind, Message message, string? target, long chat, string thread)
    {
        var id = chat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var conversation = new Conversation { Channel = ChannelNames.Telegram, ExternalId = id, Thread = thread };
        return new OutboundRequest(kind, _renderer.Render(message, kind, id)[0], conversation, target);
    }
}
