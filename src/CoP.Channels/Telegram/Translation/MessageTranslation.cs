using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Messages and their edits.</summary>
internal sealed class MessageTranslation(Addressing addressing)
{
    public What Read(ChatMessage message) => message switch
    {
        { Text: { } text } => Said(message, text),
        _ when OtherContents.Find(message) is { } content => SentElse(message, content),
        _ => new Noted("service message"),
    };

    public What ReadEdit(ChatMessage message) => message.Text is { } text
        ? new Edited(Places.Text(message.MessageId), addressing.Read(message, text).Text)
        : new Noted("edited content");

    private Said Said(ChatMessage message, string text)
    {
        var words = addressing.Read(message, text);
        return new Said(words.Text, words.ToUs, Id(Addressing.RepliedTo(message)), Id(message))
        {
            Markup = words.Text == text ? StyledText.Markup(text, message.Entities) : null, // Else the offsets are of other words.
        };
    }

    private What SentElse(ChatMessage message, OtherContent content)
    {
        var toUs = addressing.Read(message, message.Caption ?? "").ToUs;
        return SentFiles.Read(message, content, toUs) is { } file ? file : new SentSomethingElse(content, toUs);
    }

    private static string? Id(ChatMessage? message) => message is null ? null : Places.Text(message.MessageId);
}
