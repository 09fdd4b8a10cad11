using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>Events in the inbox that wait for their turn.</summary>
internal sealed class WaitingEvents(TurnQueries queries, TimeProvider clock)
{
    /// <summary>Those that have waited for so long, in the order they came. One that is yet to come, by the clock, came before that was put back.</summary>
    public static async Task<List<Incoming>> AllAsync(CommunityDb db, TimeSpan age, DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - age;
        var payloads = await db.Inbox.Where(entry => entry.State == InboxState.Waiting && (entry.ReceivedAt <= before || entry.ReceivedAt > now)).OrderBy(static entry => entry.Id)
            .Select(static entry => entry.Payload).ToListAsync(cancel);
        return [.. payloads.Select(KeptEvent.Read).OfType<Incoming>()];
    }

    /// <summary>Writes down those that are new, and returns them.</summary>
    /// <param name="tell">Whether the sender is told that it takes a while.</param>
    public async Task<IReadOnlyList<Incoming>> WriteAsync(IServiceProvider services, IReadOnlyList<Incoming> all, bool tell, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        List<Incoming> written = [];
        foreach (var incoming in all.DistinctBy(static one => (one.Channel, one.Bot, one.ExternalId)))
        {
            if (await queries.Known(db, incoming.Channel, incoming.Bot, incoming.ExternalId, cancel) is null)
            {
                var entry = Inbox.Entry(incoming, clock.GetUtcNow());
                (entry.State, entry.Payload) = (InboxState.Waiting, KeptEvent.Write(incoming));
                db.Inbox.Add(entry);
                written.Add(incoming);
            }
        }

        if (tell && written.Find(IsHeardOf) is { } first)
        {
            var turn = await services.GetRequiredService<TurnContextLoader>().ReadAsync(first, cancel);
            db.Outbox.Add(TurnReplies.Row(turn, TurnReplies.Interim, turn.Conversation, OutboxKind.Send, Message.Of(turn.Say(new Text("turn.tooMuch"))), clock.GetUtcNow()));
        }

        return written;
    }

    /// <summary>Lets go of one whose turn has come: the turn writes it anew, with its outcome.</summary>
    /// <returns>False when the event is not one of these. A press that is answered in its response waits for nothing but its own turn.</returns>
    public static async Task<bool> TakeAsync(CommunityDb db, InboxEntry known, Incoming incoming, CancellationToken cancel) =>
        (incoming.HasWaited || incoming.AnswersInResponse) && await db.Inbox.Where(entry => entry.Id == known.Id && entry.State == InboxState.Waiting).ExecuteDeleteAsync(cancel) > 0;

    /// <summary>What was not meant for us gets no answer, so nobody waits for one.</summary>
    private static bool IsHeardOf(Incoming incoming) =>
        incoming.What is ButtonPressed or MessageReceived { ToUs: true } or FileReceived { ToUs: true } or OtherContentReceived { ToUs: true }
        && incoming.Where.ExternalId.Length > 0;
}
