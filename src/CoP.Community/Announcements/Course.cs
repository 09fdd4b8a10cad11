namespace CoP.Community.Announcements;

/// <summary>The turning points of an announcement at which it stops; see <see cref="Launching"/> for those at which it goes.</summary>
internal static class Course
{
    /// <summary>It goes no further until somebody has been asked.</summary>
    public static void Ask(this Announcement announcement) => (announcement.State, announcement.NotAfter) = (AnnouncementState.Overdue, null);

    /// <summary>What waits is parked by the pump.</summary>
    public static void Hold(this Announcement announcement) =>
        (announcement.State, announcement.HoldsRows, announcement.NotAfter) = (AnnouncementState.Paused, true, null);

    /// <summary>Nothing new is sent any more. What has started is over only when the pump has ended what waits.</summary>
    public static void Stop(this Announcement announcement, AnnouncementState state, DateTimeOffset now)
    {
        (announcement.State, announcement.NotAfter) = (state, null);
        announcement.FinishedAt = announcement.HasStarted ? null : now;
        if (announcement.Sweep == Sweep.Resend)
        {
            announcement.EndSweep();
        }
    }

    public static void EndSweep(this Announcement announcement) =>
        (announcement.Sweep, announcement.SweepAt, announcement.OnTheWire) = (null, null, []);
}
