using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Whether we came or went. What happens to others, to teams and to channels is only noted.</summary>
internal static class MembershipTranslator
{
    public static What ReadConversation(Activity activity) =>
        activity.Ids("membersAdded").Contains(activity.BotId) ? new Arrived()
        : activity.Ids("membersRemoved").Contains(activity.BotId) ? new Gone()
        : activity.EventType is "teamDeleted" or "teamHardDeleted" ? new Gone()
        : new Noted(activity.EventType ?? "conversationUpdate");

    /// <summary>After <c>remove-upgrade</c> the next version follows at once: nobody has left.</summary>
    public static What ReadInstallation(Activity activity) => activity.Action switch
    {
        "add" or "add-upgrade" => new Arrived(),
        "remove" => new Gone(),
        var other => new Noted(other ?? "installationUpdate"),
    };
}
