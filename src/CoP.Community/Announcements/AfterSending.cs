using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>What may still be done with an announcement that has gone out, wholly or in part.</summary>
internal static class AfterSending
{
    public static readonly AnnouncementState[] States =
        [AnnouncementState.Running, AnnouncementState.Paused, AnnouncementState.Finished, AnnouncementState.Cancelled];

    public static Refusal? Check(Member actor, Announcement announcement) =>
        announcement.Sweep is Sweep.Resend or Sweep.Recall ? new AnnouncementBusy() : CheckRecall(actor, announcement);

    public static Refusal? CheckRecall(Member actor, Announcement announcement) => announcement switch
    {
        { HasStarted: false } => new AnnouncementNotInState(announcement.State),
        { FinalCounts: not null } => new TooLongAgo(),
        _ => AnnouncementScope.Check(actor, announcement.Audience, announcement.Conversation, announcement.Urgent),
    };
}
