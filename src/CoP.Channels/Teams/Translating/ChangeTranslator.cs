using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Messages that were changed, deleted or brought back; their id is that of the original message.</summary>
internal static class ChangeTranslator
{
    public static IncomingEvent ReadUpdate(Activity activity) => activity is { EventType: "editMessage", Id: { } id }
        ? new MessageEdited(id, WrittenWords.Of(activity).Text)
        : new IgnoredEvent(activity.EventType ?? "messageUpdate");

    public static IncomingEvent ReadDelete(Activity activity) => new IgnoredEvent(activity.EventType ?? "messageDelete");
}
