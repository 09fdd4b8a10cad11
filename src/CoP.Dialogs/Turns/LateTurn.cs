using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Handles an event long after it came. Its request was answered then, so what would answer it goes as a message.</summary>
internal sealed class LateTurn(CommunityDb db, TurnHandler turns, TimeProvider clock)
{
    public async Task RunAsync(InboxEntry entry, Incoming kept, CancellationToken cancel)
    {
        var incoming = kept with { Acknowledge = null, IsLate = true }; // A spinner turns for seconds, not for days.
        var outcome = await turns.RunAsync(entry, incoming, cancel);
        var answer = outcome.Answer ?? (outcome.Remark is { } remark ? Message.Of(remark) : null);
        if (answer is not null && await HomeAsync(incoming, cancel) is var (home, member))
        {
            db.Outbox.Add(Row(entry, answer, home, member));
        }
    }

    /// <summary>What one person was told about a press in a group is not for the whole group.</summary>
    private async Task<(Conversation Place, long MemberId)?> HomeAsync(Incoming incoming, CancellationToken cancel) =>
        await db.Addresses.Of(incoming.Channel, incoming.From.ExternalId).FirstOrDefaultAsync(static address => address.ConversationId != null, cancel) is { } address
        && await db.Conversations.FindAsync([address.ConversationId], cancel) is { } conversation
            ? (conversation, address.MemberId)
            : null;

    private OutboxMessage Row(InboxEntry entry, Message answer, Conversation home, long memberId)
    {
        var now = clock.GetUtcNow();
        return OutboxMessage.Reply(
            OutboxKind.Send, MessageJson.Write(answer.Operation.Length > 0 ? answer : answer with { Operation = ButtonTokens.NewOperation() }),
            $"replayed:{entry.Channel}:{entry.Bot}:{now.ToUnixTimeMilliseconds()}:{entry.ExternalId}", home, memberId, now);
    }
}
