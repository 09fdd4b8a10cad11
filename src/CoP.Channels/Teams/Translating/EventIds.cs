using System.Security.Cryptography;
using System.Text;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// Names an event so that a repeat has the same name. Ids of messages are unique only in their conversation, and a later
/// edit or deletion carries the id of the message, so those take their kind and time along.
/// </summary>
internal static class EventIds
{
    public static string Of(Activity activity) =>
        $"{activity.Conversation.Text("id")}|{activity.Type}|{activity.Id ?? Fingerprint(activity)}{Revision(activity)}";

    /// <summary>
    /// What stays equal when Teams sends a message again under a new id: place, person and content (issue 5005 of
    /// microsoft/botbuilder-dotnet). Null for everything else: invokes have their operation ids, and the rest has no effect twice.
    /// </summary>
    public static string? RepeatKey(Activity activity) =>
        activity.Type == "message"
            ? Hash($"{Thread(activity)}\n{activity.SenderId}\n{activity.ReplyToId}\n{activity.Value}\n{string.Concat(activity.Attachments)}\n{activity.Words}")
            : null;

    // The first message of a thread names the thread, with its own id.
    private static string Thread(Activity activity)
    {
        var id = activity.Conversation.Text("id") ?? "";
        var (conversation, thread) = TeamsConversationMapper.Split(id);
        return thread == activity.Id ? conversation : id;
    }

    private static string Revision(Activity activity) =>
        activity.Type is "messageUpdate" or "messageDelete" ? $"|{activity.EventType}|{activity.Timestamp}" : "";

    private static string Fingerprint(Activity activity) => Hash(activity.ToString())[..32];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
