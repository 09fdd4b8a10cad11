using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>What may be done with an announcement as it stands.</summary>
internal static class AnnouncementRules
{
    private static readonly AnnouncementState[] Unsent =
        [AnnouncementState.Draft, AnnouncementState.AwaitingApproval, AnnouncementState.Scheduled, AnnouncementState.Overdue];

    public static Refusal? MayEdit(this Announcement announcement) => announcement.MustBeIn(Unsent);

    /// <summary>Also before anything of it has gone.</summary>
    public static Refusal? MayCancel(this Announcement announcement) =>
        announcement.HasStarted ? announcement.May(BroadcastCommand.Cancel) : announcement.MustBeIn(Unsent);

    public static Refusal? MustBeIn(this Announcement announcement, params ReadOnlySpan<AnnouncementState> states) =>
        states.Contains(announcement.State) ? null : new AnnouncementNotInState(announcement.State);

    public static Refusal? May(this Announcement announcement, BroadcastCommand command) =>
        announcement.Broadcast?.State.Allows(command) == true ? null : new AnnouncementNotInState(announcement.State);

    /// <summary>The same, and that its recipients are still known and this actor's to decide about.</summary>
    public static Refusal? MayRevise(this Announcement announcement, Member actor, BroadcastCommand command) =>
        announcement.May(command) ?? announcement.Broadcast switch
        {
            { Pending.Kind: RevisionKind.Resend or RevisionKind.Recall } when command != BroadcastCommand.Recall => new AnnouncementBusy(),
            { FinalCounts: not null } => new TooLongAgo(),
            _ => AnnouncementScope.Check(actor, announcement),
        };
}
