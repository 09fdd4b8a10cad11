using System.Text.RegularExpressions;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Whether words are meant for us, and the words without our name.</summary>
internal sealed partial class Addressing(TelegramIdentity identity)
{
    /// <param name="ToUs">A private chat, a command of ours or to nobody else, our <c>@username</c>, or a reply to our message.</param>
    public readonly record struct Addressed(string Text, bool ToUs);

    public Addressed Read(ChatMessage message, string text)
    {
        var isPrivate = message.Chat.Type == "private";
        if (Command().Match(text) is { Success: true } command)
        {
            return OfCommand(command, text, isPrivate);
        }

        var stripped = Strip(WithoutMention(message, text));
        var mentioned = stripped.Length != text.Length;
        return new(mentioned ? stripped.Trim() : text, isPrivate || mentioned || IsReplyToUs(message));
    }

    /// <summary>The message replied to; in a forum the topic's first message stands there for "no reply".</summary>
    public static ChatMessage? RepliedTo(ChatMessage message) =>
        message.ReplyToMessage is { } original && !(message.IsTopicMessage && original.MessageId == message.MessageThreadId)
            ? original
            : null;

    public bool IsUs(User? user) => user is not null && (user.Id == identity.Bot?.Id || TelegramId.Text(user.Id) == identity.BotId);

    private bool IsReplyToUs(ChatMessage message) => IsUs(RepliedTo(message)?.From);

    private Addressed OfCommand(Match command, string text, bool isPrivate)
    {
        var name = command.Groups["bot"].Value;
        return IsOurName(name) ? new(text.Remove(command.Groups["at"].Index, command.Groups["at"].Length), true)
            : new(text, isPrivate || name.Length == 0);
    }

    private bool IsOurName(string name) => name.Length > 0 && name.Equals(identity.Bot?.Username, StringComparison.OrdinalIgnoreCase);

    /// <summary>A mention by id, whatever we are called there.</summary>
    private string WithoutMention(ChatMessage message, string text) =>
        Array.Find(message.Entities ?? [], entity => entity.Type == "text_mention" && IsUs(entity.User)) is { Offset: >= 0, Length: > 0 } ours
        && ours.Offset <= text.Length - ours.Length
            ? text.Remove(ours.Offset, ours.Length)
            : text;

    private string Strip(string text) =>
        Mention().Replace(text, mention => IsOurName(mention.Groups["name"].Value) ? "" : mention.Value);

    [GeneratedRegex(@"\A/[A-Za-z0-9_]+(?<at>@(?<bot>[A-Za-z0-9_]+))?(?=\s|\z)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w@/.])@(?<name>[A-Za-z0-9_]+)[,:]?[ ]?")]
    private static partial Regex Mention();
}
