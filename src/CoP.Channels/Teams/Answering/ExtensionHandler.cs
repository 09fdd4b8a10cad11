using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Rendering;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>
/// The message extension: a member searches in any chat and inserts what is found, or makes a question or an action point of a message of any chat (Teams:
/// <c>composeExtension/query</c> and <c>composeExtension/fetchTask</c>).
/// </summary>
internal sealed class ExtensionHandler(IInlineSearch search, ITurns turns, IPrivateChats chats, ILocalizer words)
{
    /// <summary>The commands of the manifest that are called on a message, which are commands of ours as well; and what the dialog says.</summary>
    private static readonly Dictionary<string, string> OnMessages = new(StringComparer.Ordinal) { ["ask"] = "teams.askedFromMessage", ["action"] = "teams.savedFromMessage" };

    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string PreviewType = "application/vnd.microsoft.card.thumbnail";

    /// <summary>Results for what was typed so far; the newest before anything was.</summary>
    public async Task<JsonObject> QueryAsync(Activity activity, CancellationToken cancel)
    {
        var offset = activity.Value.At("queryOptions").At("skip") is { ValueKind: JsonValueKind.Number } skip && skip.TryGetInt32(out var from) ? from : 0;
        var found = await search.FindAsync(ChannelNames.Teams, activity.SenderId, Typed(activity), Math.Max(0, offset), activity.Locale, cancel);
        return new JsonObject
        {
            ["composeExtension"] = found.Results.Count == 0
                ? new JsonObject { ["type"] = "message", ["text"] = found.Hint }
                : new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray([.. found.Results.Select(Attachment)]) },
        };
    }

    /// <summary>The form of the command, with the message's words in it, in the chat with us; the dialog says so.</summary>
    public async Task<IResult> OpenAsync(Activity activity, Incoming incoming)
    {
        if (activity.Value.Text("commandId") is not { } command || !OnMessages.TryGetValue(command, out var said))
        {
            return Results.BadRequest();
        }

        var home = await chats.FindAsync(ChannelNames.Teams, activity.SenderId, CancellationToken.None);
        if (home is not null)
        {
            await turns.HandleAsync(incoming with { Where = home, What = new MessageReceived($"/{command} {Words(activity)}"), AnswersInResponse = false }, CancellationToken.None);
        }

        var answer = words.Say(home is null ? "turn.writePrivately" : said, Languages.Nearest(activity.Locale) ?? Languages.English);
        return Results.Text(CardJson.Write(new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = answer } }), "application/json");
    }

    /// <summary>Of a message that somebody wrote in any chat, as HTML.</summary>
    private static string Words(Activity activity) => HtmlCopy.Read(activity, activity.Value.At("messagePayload").At("body").Text("content") ?? "")?.Text ?? "";

    private static string Typed(Activity activity) => activity.Value.At("parameters") is { ValueKind: JsonValueKind.Array } parameters
        ? parameters.EnumerateArray().Where(static one => one.Text("name") == "text").Select(static one => one.Text("value")).FirstOrDefault() ?? ""
        : "";

    private static JsonNode Attachment(InlineResult result) => new JsonObject
    {
        ["contentType"] = CardType,
        ["content"] = Card(result),
        ["preview"] = new JsonObject
        {
            ["contentType"] = PreviewType,
            ["content"] = new JsonObject { ["title"] = result.Title, ["text"] = result.Details },
        },
    };

    private static JsonObject Card(InlineResult result)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray([Line(result.Title, "Bolder", isSubtle: false), Line(result.Details, "Default", isSubtle: true), .. result.Passage.Length > 0 ? [Line(result.Passage, "Default", isSubtle: false)] : Array.Empty<JsonObject>()]),
        };
        if (result.Open is { } link)
        {
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = result.OpenLabel, ["url"] = link.AbsoluteUri });
        }

        return card;
    }

    private static JsonObject Line(string text, string weight, bool isSubtle) => new JsonObject
    {
        ["type"] = "TextBlock",
        ["text"] = PlainText.Run(text),
        ["wrap"] = true,
        ["weight"] = weight,
        ["isSubtle"] = isSubtle,
    };
}
