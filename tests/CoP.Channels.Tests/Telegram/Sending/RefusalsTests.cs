using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Sending;
using CoP.Delivery;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Sending;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", typeof(SendOutcome.Sent))]
    [InlineData(400, "Bad Request: message to delete not found", typeof(SendOutcome.Sent))]
    [InlineData(400, "Bad Request: message to edit not found", typeof(SendOutcome.Moot))]
    [InlineData(400, "Bad Request: message can't be deleted", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: chat not found", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: private chat not found", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", typeof(SendOutcome.Moot))]
    [InlineData(400, "Bad Request: message to be replied not found", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: message thread not found", typeof(SendOutcome.ThreadGone))]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", typeof(SendOutcome.ThreadGone))]
    [InlineData(400, "Bad Request: TOPIC_DELETED", typeof(SendOutcome.ThreadGone))]
    [InlineData(400, "Bad Request: message can't be edited", typeof(SendOutcome.Moot))]
    [InlineData(400, "Bad Request: PEER_ID_INVALID", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: CHAT_WRITE_FORBIDDEN", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: CHAT_RESTRICTED", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: have no rights to send a message", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: group chat was deactivated", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: user not found", typeof(SendOutcome.Unreachable))]
    [InlineData(400, "Bad Request: message is too long", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: can't parse entities: unsupported start tag", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: reply markup is too long", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: wrong HTTP URL", typeof(SendOutcome.Rejected))]
    [InlineData(400, "Bad Request: something new", typeof(SendOutcome.Rejected))]
    [InlineData(403, "Forbidden: bot was blocked by the user", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: user is deactivated", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: bot is not a member of the supergroup chat", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: bot was kicked from the group chat", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: the group chat was deleted", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", typeof(SendOutcome.Unreachable))]
    [InlineData(403, "Forbidden: something new", typeof(SendOutcome.Rejected))]
    [InlineData(401, "Unauthorized", typeof(SendOutcome.RetryLater))]
    [InlineData(404, "Not Found", typeof(SendOutcome.RetryLater))]
    [InlineData(409, "Conflict: terminated by other setWebhook", typeof(SendOutcome.RetryLater))]
    [InlineData(413, "Request Entity Too Large", typeof(SendOutcome.Rejected))]
    [InlineData(500, "Internal Server Error: sent message was immediately deleted and can't be returned", typeof(SendOutcome.Ambiguous))]
    [InlineData(502, "Bad Gateway", typeof(SendOutcome.Ambiguous))]
    [InlineData(504, "Gateway Timeout", typeof(SendOutcome.Ambiguous))]
    public void Error_HasItsOutcome(int code, string description, Type outcome) =>
        Assert.IsType(outcome, TelegramRefusals.Outcome(new ApiError(code, description)));

    [Fact]
    public void Flood_WaitsAsLongAsTold()
    {
        var error = new ApiError(429, "Too Many Requests: retry after 17") { Parameters = new(RetryAfter: 17) };
        Assert.Equal(new SendOutcome.RetryLater(TimeSpan.FromSeconds(17), error.Description) { TooFast = true }, TelegramRefusals.Outcome(error));
    }

    [Fact]
    public void Migration_NamesTheNewChat()
    {
        var error = new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat") { Parameters = new(MigrateToChatId: -1001234567890123) };
        Assert.Equal(new SendOutcome.Moved("-1001234567890123"), TelegramRefusals.Outcome(error));
    }

    [Fact]
    public void Flood_OfThreeChatsWithinSeconds_IsTheWholeBots()
    {
        var time = new FakeTimeProvider();
        var watch = new FloodWatch(time);
        Assert.False(watch.IsWholeBot("1"));
        Assert.False(watch.IsWholeBot("1"));
        Assert.False(watch.IsWholeBot("2"));
        Assert.True(watch.IsWholeBot("3"));
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.False(watch.IsWholeBot("4"));
    }
}
