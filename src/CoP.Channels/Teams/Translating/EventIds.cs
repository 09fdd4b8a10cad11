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

    private static string Revision(Activity activity) =>
        activity.Type is "messageUpdate" or "messageDelete" ? $"|{activity.EventType}|{activity.Timestamp}" : "";

    private static string Fingerprint(Activity activity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activity.ToString())))[..32];
}
