using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace CoP.Testing.Specs;

/// <summary>Checks JSON against the schemas that Microsoft publishes. Each check gives what is wrong; nothing when all is well.</summary>
public static class PublishedSpecs
{
    public const string Card = "adaptive-card-1.5.json";
    public const string Connector = "botframework-channel-3.1.json";
    public const string Manifest = "teams-manifest-1.29.schema.json";
    public const string Localization = "teams-localization.schema.json";

    /// <summary>False where the folder of specifications is missing: stand-ins are less strict then, and tests of the schemas are skipped.</summary>
    public static bool AreHere { get; } =
        SpecFolder.Find(Card) is not null || Environment.GetEnvironmentVariable("COP_TESTS_REQUIRE_ALL") == "1";

    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new();

    /// <summary>
    /// A card for Teams. Two things that Teams documents are missing from the 1.5 schema and are looked past here: the
    /// query of a list (<c>choices.data</c>) and its style <c>filtered</c>.
    /// </summary>
    public static IReadOnlyList<string> AdaptiveCard(string json)
    {
        var card = JsonNode.Parse(json)!;
        LookPastTeamsLists(card);
        return Check(Schema(Card, static text => text), card.ToJsonString());
    }

    /// <summary>A body of the connector's REST interface, e.g. <c>Activity</c>.</summary>
    public static IReadOnlyList<string> BotFramework(string definition, string json) =>
        Check(Schema($"{Connector}#{definition}", text => Only(text, definition)), json);

    public static IReadOnlyList<string> TeamsManifest(string json) => Check(Schema(Manifest, static text => text), json);

    public static IReadOnlyList<string> TeamsLocalization(string json) => Check(Schema(Localization, static text => text), json);

    private static List<string> Check(JsonSchema schema, string json) =>
        [.. schema.Validate(json).Select(static error => error.ToString())];

    private static JsonSchema Schema(string name, Func<string, string> prepare) => Schemas.GetOrAdd(name, _ =>
    {
        var file = name.Split('#')[0];
        var path = SpecFolder.Find(file) ?? throw new FileNotFoundException($"shared/specs/{file} is not beside the repository.");
        return JsonSchema.FromJsonAsync(prepare(File.ReadAllText(path))).GetAwaiter().GetResult();
    });

    private static string Only(string swagger, string definition) => new JsonObject
    {
        ["definitions"] = JsonNode.Parse(swagger)!["definitions"]!.DeepClone(),
        ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{definition}" }),
    }.ToJsonString();

    private static void LookPastTeamsLists(JsonNode? node)
    {
        if (node is JsonObject { } element)
        {
            if (element["choices.data"] is JsonObject query && (string?)query["type"] == "Data.Query" && query["dataset"] is not null)
            {
                element.Remove("choices.data");
            }

            if (element["type"] is JsonValue type && type.ToString() == "Input.ChoiceSet" && (string?)element["style"] == "filtered")
            {
                element["style"] = "compact";
            }
        }

        foreach (var child in Children(node).ToList())
        {
            LookPastTeamsLists(child);
        }
    }

    private static IEnumerable<JsonNode?> Children(JsonNode? node) => node switch
    {
        JsonObject element => element.Select(static field => field.Value),
        JsonArray list => list,
        _ => [],
    };
}
