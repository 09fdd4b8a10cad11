using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Channels.Telegram.Api;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>
/// Messages as bodies of sendMessage, sendPhoto and their like, editMessageText and answerCallbackQuery, without the address,
/// which the sender adds with what a file has become. Every string is escaped, so a member's words are never read as markup.
/// </summary>
public sealed class TelegramRenderer(ButtonTokens tokens) : IMessageRenderer
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
        var text = MessageText.Of(message);
        var markup = _keyboard.Of(message, conversation) ?? Reply(message);
        return message.File is { } file && Splitter.Fits(text, FileBody.MaxCaption)
            ? [Write(Dressed(FileBody.Of(file, text), message.Silent, markup))]
            : Words(text, message, markup);
    }

    /// <summary>The buttons are under the last words. A file follows longer words by itself, and makes no second sound.</summary>
    private static ImmutableArray<string> Words(ImmutableArray<TextSpan> text, Message message, JsonObject? markup)
    {
        var parts = Splitter.Split(text);
        return
        [
            .. parts.Select((part, at) => Write(Dressed(TextBody.Of(part), message.Silent, at == parts.Length - 1 ? markup : null))),
            .. message.File is { } file ? [Write(Dressed(FileBody.Of(file, []), silent: true, null))] : Enumerable.Empty<string>(),
        ];
    }

    private static JsonObject Dressed(JsonObject body, bool silent, JsonObject? markup)
    {
        if (silent)
        {
            body["disable_notification"] = true;
        }

        if (markup is not null)
        {
            body["reply_markup"] = markup;
        }

        return body;
    }

    /// <summary>An edit without a keyboard takes the old one away, so that a second press finds nothing to press.</summary>
    private JsonObject Edit(Message message, string conversation)
    {
        var text = MessageText.Of(message);
        var body = message.File is { } file ? FileBody.Edit(file, text) : TextBody.Of(Splitter.Shorten(text));
        return Dressed(body, silent: false, _keyboard.Of(message, conversation));
    }

    /// <summary>A hint in the text box, for a question without any button: a message has room for one of the two.</summary>
    private static JsonObject? Reply(Message message) => message.Form?.Chat.Placeholder is { Length: > 0 } hint
        ? new JsonObject { ["force_reply"] = true, ["input_field_placeholder"] = TextCutting.Shorten(hint, MaxPlaceholder) }
        : null;

    private static JsonObject Toast(Message message) => message.Blocks.OfType<Paragraph>().FirstOrDefault() is { Text.Length: > 0 } first
        ? new JsonObject { ["text"] = TextCutting.Shorten(first.Text, MaxToast) }
        : [];

    private static string Write(JsonObject body) => body.ToJsonString(ApiJson.Options);
}
