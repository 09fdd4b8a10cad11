using CoP.Community.Broadcasts;

namespace CoP.Community.Announcements;

/// <summary>What may be done with an announcement as it stands.</summary>
public static class AnnouncementRules
{
    private static readonly AnnouncementState[] Unsent =
        [AnnouncementState.Draft, AnnouncementState.AwaitingApproval, AnnouncementState.Scheduled, AnnouncementState.Overdue];

    internal static Refusal? MayEdit(this Announcement announcement) => announcement.MustBeIn(Unsent);

    /// <summary>Also before anything of it has gone.</summary>
    internal static Refusal? MayCancel(this Announcement announcement) =>
        announcement.HasStarted ? announcement.May(BroadcastCommand.Cancel) : announcement.MustBeIn(Unsent);

    internal static Refusal? MustBeIn(this Announcement announcement, params ReadOnlySpan<AnnouncementState> states) =>
        states.Contains(announcement.State) ? null : new AnnouncementNotInState(announcement.State);

    /// <summary>Whether the table of broadcasts has it; null when it may.</summary>
    public static Refusal? May(this Announcement announcement, BroadcastCommand command) =>
        announcement.Broadcast?.State.Allows(command) == true ? null : new AnnouncementNotInState(announcement.State);
}
