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

    public static IncomingEvent ReadConversation(Activity activity) =>
        activity.Ids("membersAdded").Contains(activity.BotId) ? new BotAdded()
        : activity.Ids("membersRemoved").Contains(activity.BotId) ? new BotRemoved()
        : Ends.Contains(activity.EventType) ? new BotRemoved()
        : activity.EventType is "channelRestored" or "teamRestored" or "teamUnarchived" ? new ConversationReopened()
        : new IgnoredEvent(activity.EventType ?? "conversationUpdate");

    /// <summary>After <c>remove-upgrade</c> the next version follows at once: nobody has left.</summary>
    public static IncomingEvent ReadInstallation(Activity activity) => activity.Action switch
    {
        "add" or "add-upgrade" => new BotAdded(),
        "remove" => new BotRemoved(),
        var other => new IgnoredEvent(other ?? "installationUpdate"),
    };
}
