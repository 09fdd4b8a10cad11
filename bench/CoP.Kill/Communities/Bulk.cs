using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;

namespace CoP.Kill.Communities;

/// <summary>Rows that only fill the outbox, written straight into it: every other under hold, the first of them in several parts.</summary>
internal static class Bulk
{
    private static readonly string LongText = string.Join(' ', Enumerable.Range(0, 1_500).Select(static at => $"word{at}"));

    public static OutboxMessage Row(Address to, int number, int at, DateTimeOffset now)
    {
        var key = $"bulk:{number}:{at}";
        var body = MessageJson.Write(Message.Of(at == 0 ? LongText : key) with { Operation = key });
        var conversation = new Conversation { Id = to.ConversationId!.Value, Channel = to.Channel, ExternalId = to.ExternalId };
        var row = OutboxMessage.Reply(OutboxKind.Send, body, $"{key}:member-{to.MemberId}", conversation, to.MemberId, now);
        (row.Priority, row.Policy) = (OutboxPriority.Broadcast, at % 2 == 0 ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold);
        return row;
    }
}
