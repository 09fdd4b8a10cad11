using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>One event from the inbox row to the outbox rows, inside the transaction that <see cref="TurnPipeline"/> opened.</summary>
internal sealed class TurnHandler(CommunityDb db, TurnQueries queries, TurnContextLoader contexts, TurnRouter router, TurnReplies output, TimeProvider clock)
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        if (await queries.Known(db, incoming.Channel, incoming.Bot, incoming.ExternalId, cancel) is { } known
            && !await WaitingEvents.TakeAsync(db, known, incoming, cancel))
        {
            await DuplicateEvents.NoteAsync(db, known, cancel);
            return new TurnOutcome(known.Answer is { } given ? MessageJson.Read(given) : null, Repeated: true);
        }

        var entry = Inbox.Entry(incoming, clock.GetUtcNow());
        db.Inbox.Add(entry);
        if (await DuplicateEvents.IsOneAsync(db, queries, entry, cancel))
        {
            return new TurnOutcome(Repeated: true);
        }

        if (incoming.What is IgnoredEvent || string.IsNullOrWhiteSpace(incoming.Where.ExternalId))
        {
            return new TurnOutcome(); // Remembered, so that a repeat is known; what comes from nowhere in particular has no other effect.
        }

        var outcome = await RunAsync(entry, incoming, cancel);
        entry.MayRepeat = DuplicateEvents.MayFollow(incoming, clock.GetUtcNow());
        return outcome;
    }

    /// <summary>Does what an event asks for, and writes into its entry what a repeat has to know.</summary>
    public async Task<TurnOutcome> RunAsync(InboxEntry entry, Incoming incoming, CancellationToken cancel)
    {
        var turn = await contexts.ReadAsync(incoming, cancel);
        entry.EffectKey = await router.RouteAsync(turn, cancel);
        var outcome = await output.WriteAsync(turn, cancel);
        entry.Answer = outcome.Answer is { } answer ? MessageJson.Write(answer) : null;
        return outcome;
    }
}
