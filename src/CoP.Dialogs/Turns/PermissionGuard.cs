using CoP.Community.Members;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>The one place where the permission of an action or a form is checked.</summary>
internal static class PermissionGuard
{
    /// <summary>True when allowed; otherwise says why not, in words that help.</summary>
    public static bool Admits(TurnContext turn, Permission needed)
    {
        var objection = Objection(turn, needed);
        if (objection is { } reason)
        {
            turn.Remark(reason);
        }

        return objection is null;
    }

    /// <summary>Why it is not allowed, or null when it is.</summary>
    public static Text? Objection(TurnContext turn, Permission needed) =>
        Permissions.Allows(turn.Member, needed, turn.Now) ? null
        : turn.Member is null ? (turn.IsPersonal ? "turn.forMembers" : "turn.forMembersHere")
        : !turn.Member.IsActive(turn.Now) ? "turn.notActive"
        : (Text?)"turn.notAllowed";
}
