using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Telegram.Api;
using CoP.Community;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Profile;

/// <summary>
/// Tells Telegram our commands and descriptions, each only when it differs from what is there. The first language is
/// the fallback, which Telegram keeps under no language at all. A text that cannot be set is logged and passed over.
/// </summary>
internal sealed partial class ProfilePublisher(TelegramApi api, ILogger<ProfilePublisher> log)
{
    public async Task PublishAsync(CancellationToken cancel)
    {
        foreach (var language in Languages.All)
        {
            var texts = ProfileTexts.Load(language);
            var code = language == Languages.All[0] ? null : language;
            foreach (var item in Items(texts))
            {
                await PublishAsync(item, code, cancel);
            }
        }
    }

    private static IEnumerable<ProfileItem> Items(ProfileTexts texts) =>
    [
        ProfileItem.OfCommands("all_private_chats", texts.Commands.Private),
        ProfileItem.OfCommands("all_group_chats", texts.Commands.Groups),
        ProfileItem.OfText("Description", "description", texts.Description),
        ProfileItem.OfText("ShortDescription", "short_description", texts.ShortDescription),
    ];

    private async Task PublishAsync(ProfileItem item, string? language, CancellationToken cancel)
    {
        var present = await api.CallAsync<JsonElement>($"getMy{item.Name}", item.Question(language), cancel);
        if (present is ApiAnswer<JsonElement>.Ok { Result: var shown } && item.Equals(shown))
        {
            return;
        }

        var answer = await api.CallAsync<JsonElement>($"setMy{item.Name}", item.Order(language), cancel);
        if (answer.Failure is { } failure)
        {
            LogNotSet(item.Name, language ?? Languages.All[0], failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram setMy{Name} in {Language} failed; the bot works without it: {Failure}")]
    private partial void LogNotSet(string name, string language, string failure);
}

/// <summary>One thing that getMy… reads and setMy… writes.</summary>
/// <param name="Name">The end of both methods' names.</param>
/// <param name="Field">The field that holds the value, in the order and (for texts) in the answer.</param>
internal sealed record ProfileItem(string Name, string Field, JsonNode Value, string? Scope)
{
    public static ProfileItem OfText(string name, string field, string text) => new(name, field, JsonValue.Create(text), null);

    public static ProfileItem OfCommands(string scope, IEnumerable<BotCommand> commands) =>
        new("Commands", "commands", JsonSerializer.SerializeToNode(commands, ApiJson.Options)!, scope);

    public JsonObject Question(string? language)
    {
        var body = new JsonObject();
        if (Scope is not null)
        {
            body["scope"] = new JsonObject { ["type"] = Scope };
        }

        if (language is not null)
        {
            body["language_code"] = language;
        }

        return body;
    }

    public JsonObject Order(string? language)
    {
        var body = Question(language);
        body[Field] = Value.DeepClone();
        return body;
    }

    /// <summary>Commands are answered as the list itself, texts inside an object.</summary>
    public bool Equals(JsonElement shown) => JsonNode.DeepEquals(Value, JsonSerializer.SerializeToNode(shown) switch
    {
        JsonObject texts => texts[Field],
        var list => list,
    });
}
