using System.Text;
using System.Text.Json.Nodes;

namespace CoP.Testing.Teams;

/// <summary>Somebody on Teams: writes activities as Teams does and posts them, signed, to a bot.</summary>
public sealed class TeamsPerson(TeamsStandIn teams, TimeProvider clock)
{
    public const string Id = "29:1aPersonOnTeams";
    public const string BotId = $"28:{TeamsStandIn.AppId}";

    /// <summary>Claims of a good token for this activity.</summary>
    public JsonObject Claims(JsonObject activity)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = TeamsStandIn.AppId,
            ["serviceurl"] = activity["serviceUrl"]?.ToString(),
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
        };
    }

    public string Token(JsonObject activity) => TeamsKeys.Sign(teams.Keys.Current, Claims(activity));

    public JsonObject Message(string text) => Activity("message", "1795218665550", fields => fields["text"] = text);

    public JsonObject Press(string token, JsonObject? values = null) => Activity("invoke", $"f:{Guid.NewGuid()}", fields =>
    {
        var data = values ?? [];
        data["press"] = token;
        fields["name"] = "adaptiveCard/action";
        fields["replyToId"] = "1795218665000";
        fields["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "v", ["data"] = data } };
    });

    public JsonObject Activity(string type, string id, Action<JsonObject>? more = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = "2026-11-20T08:00:00.000Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = teams.ServiceUrl,
            ["locale"] = "sw-KE",
            ["from"] = new JsonObject { ["id"] = Id, ["name"] = "Achieng", ["aadObjectId"] = Guid.Empty.ToString() },
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "CoP" },
            ["conversation"] = new JsonObject { ["id"] = TeamsStandIn.Conversation, ["conversationType"] = "personal", ["tenantId"] = TeamsStandIn.TenantId },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsStandIn.TenantId } },
        };
        more?.Invoke(activity);
        return activity;
    }

    /// <summary>As Teams does: what it does not bring to the bot has the answer 204.</summary>
    public Task<HttpResponseMessage> PostAsync(Uri bot, JsonObject activity) => teams.Brings(activity)
        ? PostAsync(bot, activity.ToJsonString(), $"Bearer {Token(activity)}")
        : Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NoContent));

    public static async Task<HttpResponseMessage> PostAsync(Uri bot, string body, string? authorization)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await client.SendAsync(request);
    }
}
