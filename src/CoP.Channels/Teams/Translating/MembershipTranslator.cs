using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// Whether we came or went, or a team or channel did with us. What happens to others is only noted.
/// </summary>
internal static class MembershipTranslator
{
    /// <summary>An archived team can be read, but nobody writes there.</summary>
    private static readonly string[] Ends = ["channelDeleted", "teamDeleted", "teamHardDeleted", "teamArchived"];

    public static What ReadConversation(Activity activity) =>
        activity.Ids("membersAdded").Contains(activity.BotId) ? new Arrived()
        : activity.Ids("membersRemoved").Contains(activity.BotId) ? new Gone()
        : Ends.Contains(activity.EventType) ? new Gone()
        : activity.EventType is "channelRestored" or "teamRestored" or "teamUnarchived" ? new Back()
        : new Noted(activity.EventType ?? "conversationUpdate");

    /// <summary>After <c>remove-upgrade</c> the next version follows at once: nobody has left.</summary>
    public static What ReadInstallation(Activity activity) => activity.Action switch
    {
        "add" or "add-upgrade" => new Arrived(),
        "remove" => new Gone(),
        var other => new Noted(other ?? "installationUpdate"),
    };
}
