using System.Security.Cryptography;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Dialogs.Turns;

/// <summary>What to do with an event whose turn failed: keep it for replay, tell the member with a reference, and end there.</summary>
internal sealed partial class FailedTurns(ITransactions transactions, TurnQueries queries, ButtonTokens tokens, FeatureCatalog catalog, ILocalizer words, TimeProvider clock, ILogger<FailedTurns> log)
{
    public async Task<TurnOutcome> KeepAsync(Incoming incoming, Exception fault, CancellationToken cancel)
    {
        var reference = RandomNumberGenerator.GetHexString(6);
        try
        {
            var outcome = await transactions.RunAsync(incoming.ExclusiveKey, (services, token) => KeepAsync(services, incoming, reference, token), cancel);
            LogKept(incoming.Channel, incoming.What.GetType().Name, reference, fault);
            return outcome;
        }
        catch
        {
            LogNotKept(incoming.Channel, incoming.What.GetType().Name, fault);
            throw;
        }
    }

    private async Task<TurnOutcome> KeepAsync(IServiceProvider services, Incoming incoming, string reference, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        if (await queries.Known(db, incoming.Channel, incoming.Bot, incoming.ExternalId, cancel) is { } known
            && !await WaitingEvents.TakeAsync(db, known, incoming, cancel))
        {
            return new TurnOutcome(Repeated: true);
        }

        var turn = await services.GetRequiredService<TurnContextLoader>().ReadAsync(incoming, cancel);
        var entry = Inbox.Entry(incoming, clock.GetUtcNow());
        var isKept = !IsConfidential(incoming);
        (entry.State, entry.Reference, entry.Attempts, entry.Payload) = (isKept ? InboxState.Failed : InboxState.Dismissed, reference, 1, isKept ? KeptEvent.Write(incoming) : null);
        entry.SettledAt = isKept ? null : clock.GetUtcNow();
        DuplicateEvents.Note(entry, incoming, clock.GetUtcNow());
        db.Inbox.Add(entry);
        return Apologise(db, incoming, turn, new Text(isKept ? "turn.failed" : "turn.failedUnkept", reference));
    }

    private bool IsConfidential(Incoming incoming) => incoming.What is ButtonPressed pressed
        && tokens.Read(pressed.Token, incoming.Where.ExternalId) is var (press, _) && catalog.Action(press.Verb)?.IsConfidential == true;

    private TurnOutcome Apologise(CommunityDb db, Incoming incoming, TurnContext turn, Text why)
    {
        var apology = Message.Of(words.Say(why, turn.Language));
        if (turn.IsPersonal || incoming.What is ButtonPressed)
        {
            db.Outbox.Add(TurnReplies.Row(turn, 0, turn.Conversation, OutboxKind.Send, apology, clock.GetUtcNow()));
        }

        return new TurnOutcome(Failed: true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed on {Channel} ({What}); kept for replay as {Reference}.")]
    private partial void LogKept(string channel, string what, string reference, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed on {Channel} ({What}) and could not be kept either; the platform is told to bring the event again.")]
    private partial void LogNotKept(string channel, string what, Exception fault);
}
