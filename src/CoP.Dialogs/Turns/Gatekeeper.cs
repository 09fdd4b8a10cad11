using CoP.Community.Members;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>The one place where the permission of an action or a form is checked.</summary>
internal static class Gatekeeper
{
    /// <summary>True when allowed; otherwise says why not, in words that help.</summary>
    public static bool Admits(TurnContext turn, Permission needed)
    {
        if (Permissions.Allows(turn.Member, needed, turn.Now))
        {
            return true;
        }

        turn.Remark(Reason(turn));
        return false;
    }

    private static Text Reason(TurnContext turn) =>
        turn.Member is null ? "turn.forMembers"
        : !turn.Member.IsActive(turn.Now) ? "turn.notActive"
        : "turn.notAllowed";
}
