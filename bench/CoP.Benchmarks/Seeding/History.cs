using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Benchmarks.Seeding;

/// <summary>What was said before: events that were handled, and the replies to them.</summary>
internal static class History
{
    private const int Chunk = 1_000;

    /// <summary>Shorter than any of it is kept, so that nothing is tidied away meanwhile.</summary>
    private static readonly TimeSpan Span = TimeSpan.FromDays(6);

    public static async Task AddAsync(ITransactions transactions, int messages)
    {
        var since = TimeProvider.System.GetUtcNow() - Span;
        for (var from = 0; from < messages; from += Chunk)
        {
            var (first, count) = (from, Math.Min(Chunk, messages - from));
            await transactions.RunAsync((services, cancel) => AddAsync(services.GetRequiredService<CommunityDb>(), first, count, at => since + (at * (Span / messages)), cancel), CancellationToken.None);
        }
    }

    private static async Task<int> AddAsync(CommunityDb db, int first, int count, Func<int, DateTimeOffset> when, CancellationToken cancel)
    {
        var places = await db.Conversations.AsNoTracking().OrderBy(static place => place.Id).Skip(first % 1_000).Take(Chunk).ToListAsync(cancel);
        for (var at = first; at < first + count; at++)
        {
            var (place, said) = (places[at % places.Count], when(at));
            db.Inbox.Add(new InboxEntry { Channel = place.Channel, Bot = "28:bot", ExternalId = $"{place.ExternalId}|message|old-{at}", ReceivedAt = said, SettledAt = said, State = InboxState.Handled });
            var reply = OutboxMessage.Reply(OutboxKind.Send, Body, $"turn:{place.Channel}:28:bot:{place.ExternalId}|message|old-{at}:0", place, memberId: null, said);
            (reply.State, reply.FinishedAt, reply.Attempts, reply.Fence, reply.PlatformId) = (OutboxState.Sent, said, 1, 1, $"{at}");
            db.Entry(reply).State = EntityState.Added; // Not the conversation, which is there.
        }

        return await db.SaveChangesAsync(cancel);
    }

    private const string Body = """{"blocks":[{"$type":"paragraph","text":"The county office keeps the list; ask for the one of this quarter."}]}""";
}
