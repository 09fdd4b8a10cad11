using System.Text.Json.Nodes;
using CoP.Channels.Teams.Rendering;

namespace CoP.Channels.Teams.Sending;

/// <summary>Writes on a rendered activity who sends it and where to; a renderer knows neither.</summary>
internal static class ActivityEnvelope
{
    public static string Address(string payload, string? bot, string conversation, string? replyTo)
    {
        var activity = JsonNode.Parse(payload)!.AsObject();
        activity["conversation"] = new JsonObject { ["id"] = conversation };
        if (!string.IsNullOrEmpty(bot))
        {
            activity["from"] = new JsonObject { ["id"] = bot };
        }

        if (replyTo is not null)
        {
            activity["replyToId"] = replyTo;
        }

        return CardJson.Write(activity);
    }
}
