using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>One event from the inbox row to the outbox rows, inside the transaction that <see cref="TurnPipeline"/> opened.</summary>
internal sealed class TurnHandler(CommunityDb db, ITurnRows rows, TurnContextLoader contexts, TurnRouter router, TurnReplies output, TimeProvider clock)
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        var found = await contexts.FindAsync(incoming, cancel);
        if (found.Known is { } known
            && !await WaitingEvents.TakeAsync(db, known, incoming, cancel))
        {
            await DuplicateEvents.NoteAsync(db, known, incoming, cancel);
            return new TurnOutcome(known.Answer is { } given ? MessageJson.Read(given) : null, Repeated: true);
        }

        var entry = Inbox.Entry(incoming, clock.GetUtcNow());
        rows.Add(entry);
        if (found.Repeats)
        {
            return new TurnOutcome(Repeated: true);
        }

        if (incoming.What is IgnoredEvent || !incoming.Where.IsNamed)
        {
            return new TurnOutcome(); // Remembered, so that a repeat is known; what comes from nowhere in particular has no other effect.
        }

        var outcome = await RunAsync(entry, incoming, found, cancel);
        DuplicateEvents.Note(entry, incoming, clock.GetUtcNow());
        return outcome;
    }

    /// <summary>Does what an event asks for, and writes into its entry what a repeat has to know.</summary>
    public async Task<TurnOutcome> RunAsync(InboxEntry entry, Incoming incoming, CancellationToken cancel) =>
        await RunAsync(entry, incoming, await contexts.FindAsync(incoming, cancel), cancel);

    private async Task<TurnOutcome> RunAsync(InboxEntry entry, Incoming incoming, TurnRows found, CancellationToken cancel)
    {
        var turn = await contexts.ReadAsync(incoming, found, cancel);
        entry.EffectKey = await router.RouteAsync(turn, cancel);
        var outcome = await output.WriteAsync(turn, cancel);
        entry.Answer = outcome.Answer is { } answer ? MessageJson.Write(answer) : null;
        return outcome;
    }
}
