using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;

namespace CoP.Kill.Villages;

/// <summary>Rows that only fill the outbox, written straight into it: every other under hold, the first of them in several parts.</summary>
internal static class Bulk
{
    private static readonly string LongText = string.Join(' ', Enumerable.Range(0, 1_500).Select(static at => $"word{at}"));

    public static OutboxMessage Row(Address to, int number, int at, DateTimeOffset now)
    {
        var key = $"bulk:{number}:{at}";
        return new OutboxMessage
        {
            ConversationId = to.ConversationId,
            Lane = to.Channel,
            MemberId = to.MemberId,
            Kind = OutboxKind.Send,
            Body = MessageJson.Write(Message.Of(at == 0 ? LongText : key) with { Operation = key }),
            DedupeKey = $"{key}:member-{to.MemberId}",
            Priority = OutboxPriority.Broadcast,
            Policy = at % 2 == 0 ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold,
            CreatedAt = now,
            NotBefore = now,
        };
    }
}
