using CoP.Channels.Teams.Inbound;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Where an activity happened. A thread of a channel has <c>;messageid=</c> and its first message's id behind the channel's id.</summary>
internal static class TeamsConversationMapper
{
    private const string ThreadMark = ";messageid=";

    public static ConversationAddress Of(Activity activity)
    {
        var (conversation, thread) = Split(ChannelConcerned(activity) ?? activity.Conversation.Text("id") ?? "");
        return new ConversationAddress(conversation, Kind(activity))
        {
            Thread = thread,
            Title = Title(activity),
            Team = activity.ChannelData.At("team").Text("id"),
            Tenant = activity.Tenants.FirstOrDefault()?.ToLowerInvariant(),
            Route = Route.Of(activity).Write(),
        };
    }

    /// <summary>The id that the connector knows the conversation and its thread by.</summary>
    public static string Join(string conversation, string thread) =>
        thread.Length == 0 ? conversation : $"{conversation}{ThreadMark}{thread}";

    public static (string Conversation, string Thread) Split(string id)
    {
        var mark = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        return mark < 0 ? (id, "") : (id[..mark], id[(mark + ThreadMark.Length)..]);
    }

    /// <summary>What happens to a channel is told in the team, whose conversation is that of its first channel.</summary>
    private static string? ChannelConcerned(Activity activity) =>
        activity is { Type: "conversationUpdate", EventType: { } change } && change.StartsWith("channel", StringComparison.Ordinal)
            ? activity.ChannelData.At("channel").Text("id")
            : null;

    private static ConversationKind Kind(Activity activity) => activity.Conversation.Text("conversationType") switch
    {
        "channel" => ConversationKind.Channel,
        "groupChat" => ConversationKind.Group,
        "personal" => ConversationKind.Personal,
        _ when activity.ChannelData.At("team").Text("id") is not null => ConversationKind.Channel,
        _ => activity.Conversation.At("isGroup").ValueKind == System.Text.Json.JsonValueKind.True
            ? ConversationKind.Group
            : ConversationKind.Personal,
    };

    private static string? Title(Activity activity) =>
        activity.ChannelData.At("channel").Text("name")
        ?? activity.ChannelData.At("team").Text("name")
        ?? activity.Conversation.Text("name");
}
