using CoP.Community.Members;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Operations;

/// <summary>The lists of what is undelivered. The names stand in buttons.</summary>
internal static class UndeliveredSection
{
    /// <summary>The figures of all the others.</summary>
    public const string Overview = "all";

    /// <summary>Messages of which nobody knows whether they arrived.</summary>
    public const string Doubt = "doubt";

    /// <summary>The same, of announcements.</summary>
    public const string Bulk = "bulk";
    public const string Refused = "refused";

    /// <summary>Members out of reach.</summary>
    public const string Away = "away";
    public const string Events = "events";

    private static readonly string[] Everything = [Overview, Doubt, Bulk, Refused, Away, Events];
    private static readonly string[] Shared = [Doubt, Bulk];

    /// <summary>What this person may look at; the first is where they begin.</summary>
    public static IReadOnlyList<string> For(TurnContext turn) =>
        Permissions.Allows(turn.Member, Permission.Administer, turn.Now) ? Everything : Shared;

    /// <summary>The section an argument names, if it is theirs to see.</summary>
    public static string Of(TurnContext turn, string argument) =>
        argument.Split(':')[0] is var named && For(turn).Contains(named) ? named : For(turn)[0];
}
