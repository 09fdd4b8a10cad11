using CoP.Community.Announcements;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>The announcement that a button or a form is about.</summary>
internal static class AnnouncementFinding
{
    /// <summary>Null when whoever acts may not see it; a remark has then said so.</summary>
    public static async Task<Announcement?> FindForAsync(this AnnouncementAccess access, TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is not { } refusal)
        {
            return found.Value;
        }

        turn.Remark(refusal);
        return null;
    }
}
