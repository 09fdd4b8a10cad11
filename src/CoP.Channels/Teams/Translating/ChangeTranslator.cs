using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Messages that were changed, deleted or brought back; their id is that of the original message.</summary>
internal static class ChangeTranslator
{
    public static What ReadUpdate(Activity activity) => activity is { EventType: "editMessage", Id: { } id }
        ? new Edited(id, WrittenWords.Of(activity).Text)
        : new Noted(activity.EventType ?? "messageUpdate");

    public static What ReadDelete(Activity activity) => new Noted(activity.EventType ?? "messageDelete");
}
