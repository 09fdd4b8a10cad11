using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Rendering;

/// <summary>
/// Messages as activities: a plain text where there is nothing but a sentence, else one card. Never both in one activity:
/// Teams would split it and give no id for it.
/// </summary>
public sealed class TeamsRenderer(ButtonTokens tokens) : IMessageRenderer
{
    /// <summary>Characters of UTF-16: 80 KB, where Teams promises 100 for everything.</summary>
    public const int Limit = 80 * 1024 / 2;

    private readonly CardRenderer _cards = new(tokens);

    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation) => kind switch
    {
        OutboxKind.Send when message is { Offer: { } offer, File: { } file } => [OfferedFiles.Offer(offer, file, tokens, new ButtonContext(message.Operation, conversation))],
        OutboxKind.Send when message.UploadTo is { } place => [OfferedFiles.Arrived(place)],
        OutboxKind.Send => [.. Parts(message, conversation)],
        OutboxKind.Upload => [OfferedFiles.Upload(message)],
        OutboxKind.Edit => [Fit(message, conversation)],
        OutboxKind.Acknowledge => [CardJson.Write(_cards.Render(message, conversation))], // A press is acknowledged by the answer to its request: the card alone.
        _ => ["{}"], // Deletions have no body.
    };

    private IEnumerable<string> Parts(Message message, string conversation)
    {
        var activity = Activity(message, conversation);
        return activity.Length > Limit && CardSplitter.Of(message) is { } halves
            ? [.. Parts(halves.First, conversation), .. Parts(halves.Second, conversation)]
            : [activity];
    }

    /// <summary>An edit has one message's room: what does not fit is left out at the end, the buttons are kept.</summary>
    private string Fit(Message message, string conversation)
    {
        var activity = Activity(message, conversation);
        while (activity.Length > Limit && CardSplitter.Of(message) is { } halves)
        {
            message = message with { Blocks = halves.First.Blocks };
            activity = Activity(message, conversation);
        }

        return activity;
    }

    private string Activity(Message message, string conversation) =>
        CardJson.Write(IsSentence(message) ? Text((Paragraph)message.Blocks[0]) : Card(message, conversation));

    private static bool IsSentence(Message message) =>
        message is { Title: null or "", Form: null, File: null, Buttons.Length: 0, Blocks: [Paragraph { Tone: Tone.Normal } words] }
        && !words.Text.AsSpan().ContainsAny('\n', '\r');

    private static JsonObject Text(Paragraph words) =>
        new() { ["type"] = "message", ["textFormat"] = "plain", ["text"] = words.Text };

    private JsonObject Card(Message message, string conversation) => new()
    {
        ["type"] = "message",
        ["summary"] = Summary.Of(message, Summary.Notification),
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = _cards.Render(message, conversation),
        }),
    };
}
