using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Messages and their edits.</summary>
internal sealed class MessageTranslation(Addressing addressing)
{
    public IncomingEvent Read(ChatMessage message) => message switch
    {
        { Text: { } text } => Said(message, text, message.Entities),
        _ when OtherContents.Find(message) is { } content => message.Caption is { Length: > 0 } caption
            ? Said(message, caption, message.CaptionEntities) with { Beside = SentElse(message, content) }
            : SentElse(message, content),
        _ when message.Others.ContainsKey("forum_topic_reopened") => new ConversationReopened(),
        _ => new IgnoredEvent("service message"),
    };

    /// <summary>A caption that was taken away is an edit to nothing.</summary>
    public IncomingEvent ReadEdit(ChatMessage message) => (message.Text ?? message.Caption ?? (OtherContents.Find(message) is null ? null : "")) is { } text
        ? new MessageEdited(TelegramId.Text(message.MessageId), addressing.Read(message, text).Text)
        : new IgnoredEvent("edited content");

    private MessageReceived Said(ChatMessage message, string text, TextEntity[]? entities)
    {
        var words = addressing.Read(message, text);
        var elsewhere = message is { ReplyToMessage: null, ExternalReply: { Chat: not null, MessageId: not null } quoted } ? quoted : null;
        return new MessageReceived(words.Text, words.ToUs, elsewhere is null ? Id(Addressing.RepliedTo(message)) : TelegramId.Text(elsewhere.MessageId!.Value), Id(message))
        {
            Quoted = message.Quote?.Text ?? Addressing.RepliedTo(message)?.Text ?? Addressing.RepliedTo(message)?.Caption,
            QuotedFile = Addressing.RepliedTo(message) is { } original && OtherContents.Find(original) is { } content ? TelegramFiles.Read(original, content, words.ToUs) : null,
            ReplyIn = elsewhere is null ? null : TelegramId.Text(elsewhere.Chat!.Id),
            Markup = words.Text == text ? StyledText.Markup(text, entities) : null, // Else the offsets are of other words.
        };
    }

    private IncomingEvent SentElse(ChatMessage message, OtherContent content)
    {
        var toUs = addressing.Read(message, message.Caption ?? "").ToUs;
        return TelegramFiles.Read(message, content, toUs) is { } file ? file : new OtherContentReceived(content, toUs);
    }

    private static string? Id(ChatMessage? message) => message is null ? null : TelegramId.Text(message.MessageId);
}
