using System.Globalization;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Chats and users in the program's own words.</summary>
internal static class Places
{
    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static Place Of(Chat chat) => new(Text(chat.Id), Kind(chat)) { Title = chat.Title };

    /// <summary>In forums each topic is a place of its own; elsewhere a thread id only marks a chain of replies.</summary>
    public static Place Of(ChatMessage message) =>
        Of(message.Chat) with { Thread = message is { IsTopicMessage: true, MessageThreadId: { } topic } ? Text(topic) : "" };

    public static Person Of(User user) => new(Text(user.Id), $"{user.FirstName} {user.LastName}".Trim());

    /// <summary>Nobody in particular when a chat speaks: no member is behind it and it has no rights.</summary>
    public static Person Sender(ChatMessage message) => message switch
    {
        { SenderChat: { } chat } => new("", chat.Title ?? ""),
        { From: { } user } => Of(user),
        _ => new("", ""),
    };

    private static ConversationKind Kind(Chat chat) => chat.Type switch
    {
        "private" => ConversationKind.Personal,
        "channel" => ConversationKind.Channel,
        _ => ConversationKind.Group,
    };
}
