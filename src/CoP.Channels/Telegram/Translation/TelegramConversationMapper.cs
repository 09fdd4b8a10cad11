using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Chats and users in the program's own words.</summary>
internal static class TelegramConversationMapper
{
    public static ConversationAddress Of(Chat chat) => new(TelegramId.Text(chat.Id), Kind(chat)) { Title = chat.Title };

    /// <summary>In forums each topic is a place of its own; elsewhere a thread id only marks a chain of replies.</summary>
    public static ConversationAddress Of(ChatMessage message) =>
        Of(message.Chat) with { Thread = message is { IsTopicMessage: true, MessageThreadId: { } topic } ? TelegramId.Text(topic) : "" };

    /// <summary>Nobody in particular for bots, among them the accounts that stand in for whoever writes as a chat.</summary>
    public static Person Of(User user) => IsPlaceholder(user) ? Person.Chat(user.FirstName)
        : user.IsBot ? Person.Nobody
        : new(TelegramId.Text(user.Id), $"{user.FirstName} {user.LastName}".Trim());

    /// <summary>Nobody in particular when a chat speaks: no member is behind it and it has no rights.</summary>
    public static Person Sender(ChatMessage message) => message switch
    {
        { SenderChat: { } chat } => Person.Chat(chat.Title ?? "?"),
        { From: { } user } => Of(user),
        _ => Person.Nobody,
    };

    /// <summary>Telegram's <c>@GroupAnonymousBot</c> and <c>@Channel_Bot</c>: the sender of what an anonymous administrator or a channel writes.</summary>
    public static bool IsPlaceholder(User user) => user.Id is 1_087_968_824 or 136_817_688;

    private static ConversationKind Kind(Chat chat) => chat.Type switch
    {
        "private" => ConversationKind.Personal,
        "channel" => ConversationKind.Channel,
        _ => ConversationKind.Group,
    };
}
