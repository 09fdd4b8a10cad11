using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Teams.Translating;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Rendering;

/// <summary>
/// The two cards of a file that is offered in a personal chat: one asks whether it may go to the member's OneDrive, the other shows
/// where it lies. Between them the bytes are put there (Teams: "Send and receive files", personal chats).
/// </summary>
internal static class OfferedFiles
{
    private const string Consent = "application/vnd.microsoft.teams.card.file.consent";
    private const string Info = "application/vnd.microsoft.teams.card.file.info";

    public static string Offer(FileOffer offer, MessageFile file, ButtonTokens tokens, ButtonContext context) => Activity(new JsonObject
    {
        ["contentType"] = Consent,
        ["name"] = file.Name,
        ["content"] = new JsonObject
        {
            ["description"] = offer.Description,
            ["sizeInBytes"] = offer.Size,
            ["acceptContext"] = Context(offer.Accept, tokens, context),
            ["declineContext"] = Context(offer.Decline, tokens, context),
        },
    });

    public static string Arrived(string place) => Arrived(UploadPlace.Read(place));

    /// <summary>What has to be done between the two; it is for our own sender.</summary>
    public static string Upload(Message message) => JsonSerializer.Serialize(
        new UploadOrder(FileReference.Of(message.File ?? throw new ArgumentException("No file to put.", nameof(message))).ToString(), UploadPlace.Read(message.UploadTo!)));

    private static string Arrived(UploadPlace place) => Activity(new JsonObject
    {
        ["contentType"] = Info,
        ["contentUrl"] = place.ContentUrl,
        ["name"] = place.Name,
        ["content"] = new JsonObject { ["uniqueId"] = place.UniqueId, ["fileType"] = place.FileType },
    });

    private static JsonObject Context(Press press, ButtonTokens tokens, ButtonContext context) =>
        new() { [PressTranslator.TokenKey] = tokens.Write(press, context.Operation, context.Conversation) };

    private static string Activity(JsonObject attachment) => CardJson.Write(new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(attachment) });
}

/// <param name="File">As a <see cref="FileReference"/>.</param>
internal sealed record UploadOrder(string File, UploadPlace Place)
{
    public static UploadOrder Read(string payload) => JsonSerializer.Deserialize<UploadOrder>(payload) ?? throw new JsonException("No order.");
}
