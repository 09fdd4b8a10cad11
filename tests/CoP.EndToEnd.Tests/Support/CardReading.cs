using System.Text.Json.Nodes;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>Reads an activity as a client shows it.</summary>
internal static class CardReading
{
    private static readonly string[] Words = ["text", "label", "title", "value", "placeholder"];

    /// <summary>The card of an activity; null for none, and for those that Teams draws itself.</summary>
    public static JsonObject? Card(JsonNode activity) => FileCard(activity) is null ? activity["attachments"]?[0]?["content"]?.AsObject() : null;

    /// <summary>The attachment that offers a file, or shows where it lies.</summary>
    public static JsonNode? FileCard(JsonNode activity) =>
        activity["attachments"]?[0] is { } attachment && ((string?)attachment["contentType"])?.Contains("teams.card.file", StringComparison.Ordinal) == true ? attachment : null;

    public static ShownMessage Read(string id, JsonNode activity) => FileCard(activity) is { } file
        ? new ShownMessage(id, $"{file["name"]}\n{file["content"]!["description"]}", file["contentUrl"] is null ? ["Accept", "Decline"] : ["Open"])
        : Card(activity) is { } card
        ? new ShownMessage(id, TextOf(card), [.. Actions(card).Select(Title)])
        : new ShownMessage(id, (string?)activity["text"] ?? "", []);

    public static IEnumerable<JsonObject> Actions(JsonNode card) =>
        All(card).Where(static element => (string?)element["type"] is "Action.Execute" or "Action.OpenUrl" && element.Parent is JsonArray);

    public static string Title(JsonObject action) => (string?)action["title"] ?? "";

    public static IEnumerable<JsonObject> Inputs(JsonNode card) =>
        All(card).Where(static element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);

    public static IEnumerable<JsonObject> Elements(JsonNode card, params string[] types) => All(card).Where(element => types.Contains((string?)element["type"]));

    /// <summary>What is written on it; buttons and what only screen readers say are left out.</summary>
    private static string TextOf(JsonObject card) => string.Join('\n', All(card["body"]!)
        .Where(static element => (string?)element["type"] is not { } type || !type.StartsWith("Action", StringComparison.Ordinal))
        .SelectMany(static element => Words.Select(name => element[name]).OfType<JsonValue>())
        .Select(static value => value.ToString().Replace("\\", "", StringComparison.Ordinal)));

    private static IEnumerable<JsonObject> All(JsonNode node) => (node switch
    {
        JsonObject element => element.Select(static field => field.Value).OfType<JsonNode>().SelectMany(All).Prepend(element),
        JsonArray list => list.OfType<JsonNode>().SelectMany(All),
        _ => [],
    }).OfType<JsonObject>();
}
