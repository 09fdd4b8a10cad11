using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Channels.Delivery;
using CoP.Channels.Telegram.Api;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>
/// Messages as bodies of sendMessage, editMessageText and answerCallbackQuery, without the address, which the sender
/// adds. Every string is escaped, so a member's words are never read as markup.
/// </summary>
public sealed class TelegramRenderer(PressTokens tokens) : IMessageRenderer
{
    private const int MaxToast = 200;
    private const int MaxPlaceholder = 64;
    private readonly Keyboard _keyboard = new(tokens);

    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation) => kind switch
    {
        OutboxKind.Send => Sends(message, conversation),
        OutboxKind.Edit => [Write(Edit(message, conversation))],
        OutboxKind.Acknowledge => [Write(Toast(message))],
        _ => ["{}"],
    };

    private ImmutableArray<string> Sends(Message message, string conversation)
    {
        var bodies = Splitter.Split(MessageText.Of(message)).Select(part => Send(part, message.Silent)).ToList();
        if ((_keyboard.Of(message, conversation) ?? Reply(message)) is { } markup)
        {
            bodies[^1]["reply_markup"] = markup;
        }

        return [.. bodies.Select(Write)];
    }

    private static JsonObject Send(ImmutableArray<Run> part, bool silent)
    {
        var body = Body(part);
        if (silent)
        {
            body["disable_notification"] = true;
        }

        return body;
    }

    /// <summary>An edit without a keyboard takes the old one away, so that a second press finds nothing to press.</summary>
    private JsonObject Edit(Message message, string conversation)
    {
        var body = Body(Splitter.Shorten(MessageText.Of(message)));
        if (_keyboard.Of(message, conversation) is { } keyboard)
        {
            body["reply_markup"] = keyboard;
        }

        return body;
    }

    // Previews cost data on a phone.
    private static JsonObject Body(IEnumerable<Run> runs) => new()
    {
        ["text"] = Html.Write(runs),
        ["parse_mode"] = "HTML",
        ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
    };

    /// <summary>A hint in the text box, for a question without any button: a message has room for one of the two.</summary>
    private static JsonObject? Reply(Message message) => message.Form?.Chat.Placeholder is { Length: > 0 } hint
        ? new JsonObject { ["force_reply"] = true, ["input_field_placeholder"] = Cuts.Shorten(hint, MaxPlaceholder) }
        : null;

    private static JsonObject Toast(Message message) => message.Blocks.OfType<Paragraph>().FirstOrDefault() is { Text.Length: > 0 } first
        ? new JsonObject { ["text"] = Cuts.Shorten(first.Text, MaxToast) }
        : [];

    private static string Write(JsonObject body) => body.ToJsonString(ApiJson.Options);
}
