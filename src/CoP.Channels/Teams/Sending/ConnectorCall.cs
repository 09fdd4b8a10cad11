using System.Text.Json.Nodes;
using CoP.Channels.Teams.Rendering;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// A call of the connector's REST interface. On a rendered activity it writes who sends it and where to: a renderer knows
/// neither. Ids hold <c>:</c>, <c>@</c> and <c>;</c>, so all of them are escaped in addresses.
/// </summary>
internal sealed record ConnectorCall(HttpMethod Method, Uri Address, string? Body)
{
    /// <summary>Posts an activity, in answer to another one if that is given.</summary>
    /// <param name="bot">Our account, as far as it is known.</param>
    public static ConnectorCall Post(Uri service, string conversation, string activity, string? bot, string? replyTo = null) =>
        new(HttpMethod.Post, To(service, conversation, replyTo), Complete(activity, bot, conversation, replyTo));

    /// <summary>Puts an activity in the place of another one.</summary>
    public static ConnectorCall Put(Uri service, string conversation, string activity, string? bot, string target) =>
        new(HttpMethod.Put, To(service, conversation, target), Complete(activity, bot, conversation, null));

    public static ConnectorCall Delete(Uri service, string conversation, string target) =>
        new(HttpMethod.Delete, To(service, conversation, target), null);

    private static Uri To(Uri service, string conversation, string? activity)
    {
        var activities = $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        return new Uri(service, activity is null ? activities : $"{activities}/{Uri.EscapeDataString(activity)}");
    }

    /// <summary>Puts the address before what was rendered, which names none of it.</summary>
    private static string Complete(string payload, string? bot, string conversation, string? replyTo)
    {
        var address = new JsonObject { ["conversation"] = new JsonObject { ["id"] = conversation } };
        if (!string.IsNullOrEmpty(bot))
        {
            address["from"] = new JsonObject { ["id"] = bot };
        }

        if (replyTo is not null)
        {
            address["replyToId"] = replyTo;
        }

        return $"{CardJson.Write(address)[..^1]},{payload[1..]}";
    }
}
