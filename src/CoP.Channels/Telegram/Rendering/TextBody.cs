using System.Text.Json.Nodes;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>The body of a message of words.</summary>
internal static class TextBody
{
    // Previews cost data on a phone.
    public static JsonObject Of(IEnumerable<TextSpan> runs) => new()
    {
        ["text"] = Html.Write(runs),
        ["parse_mode"] = "HTML",
        ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
    };
}
