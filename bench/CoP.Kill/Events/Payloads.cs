using System.Text.Json.Nodes;
using CoP.Testing.Teams;

namespace CoP.Kill.Events;

/// <summary>What people write, as the platforms put it.</summary>
internal static class Payloads
{
    public static KillEvent OnTelegram(long number, long chat, long person, string text) => new(
        "telegram", $"{chat}", number, $"{number}", new JsonObject
        {
            ["update_id"] = number,
            ["message"] = new JsonObject
            {
                ["message_id"] = number,
                ["date"] = 1_795_222_518,
                ["chat"] = chat < 0
                    ? new JsonObject { ["id"] = chat, ["type"] = "group", ["title"] = $"Group {chat}" }
                    : new JsonObject { ["id"] = chat, ["type"] = "private", ["first_name"] = "Sample" },
                ["from"] = new JsonObject { ["id"] = person, ["is_bot"] = false, ["first_name"] = "Sample", ["language_code"] = "en" },
                ["text"] = text,
            },
        },
        text.EndsWith("poison", StringComparison.Ordinal));

    public static KillEvent OnTeams(long number, string chat, string person, string text, string serviceUrl) => new(
        "msteams", chat, number, $"{chat}|message|{number}", new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"{number}",
            ["timestamp"] = "2026-11-20T08:00:00.000Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["locale"] = "en-KE",
            ["from"] = new JsonObject { ["id"] = person, ["name"] = "Sample" },
            ["recipient"] = new JsonObject { ["id"] = TeamsPerson.BotId, ["name"] = "CoP" },
            ["conversation"] = new JsonObject
            {
                ["id"] = chat,
                ["conversationType"] = IsChannel(chat) ? "channel" : "personal",
                ["tenantId"] = TeamsStandIn.TenantId,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsStandIn.TenantId } },
            ["text"] = IsChannel(chat) ? $"<at>CoP</at> {text}" : text,
            ["entities"] = IsChannel(chat) ? new JsonArray(Mention()) : null,
        },
        text.EndsWith("poison", StringComparison.Ordinal));

    /// <summary>A button of an earlier message.</summary>
    public static KillEvent PressOnTelegram(long number, long person, string token) => new(
        "telegram", $"{person}", number, $"{number}", new JsonObject
        {
            ["update_id"] = number,
            ["callback_query"] = new JsonObject
            {
                ["id"] = $"{number}",
                ["from"] = new JsonObject { ["id"] = person, ["is_bot"] = false, ["first_name"] = "Sample", ["language_code"] = "en" },
                ["message"] = new JsonObject
                {
                    ["message_id"] = 1,
                    ["date"] = 1_795_222_518,
                    ["chat"] = new JsonObject { ["id"] = person, ["type"] = "private", ["first_name"] = "Sample" },
                    ["text"] = "-",
                },
                ["chat_instance"] = "1",
                ["data"] = token,
            },
        },
        IsPoison: false);

    /// <inheritdoc cref="PressOnTelegram"/>
    public static KillEvent PressOnTeams(long number, string chat, string person, string token, string serviceUrl)
    {
        var press = OnTeams(number, chat, person, "", serviceUrl);
        var activity = press.Payload;
        activity.Remove("text");
        activity.Remove("entities");
        (activity["type"], activity["name"], activity["replyToId"]) = ("invoke", "adaptiveCard/action", "1795218665000");
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "v", ["data"] = new JsonObject { ["press"] = token } } };
        return press;
    }

    private static bool IsChannel(string chat) => chat.StartsWith("19:", StringComparison.Ordinal);

    private static JsonObject Mention() => new()
    {
        ["type"] = "mention",
        ["text"] = "<at>CoP</at>",
        ["mentioned"] = new JsonObject { ["id"] = TeamsPerson.BotId, ["name"] = "CoP" },
    };
}
