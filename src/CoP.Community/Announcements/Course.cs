namespace CoP.Community.Announcements;

/// <summary>The turning points of an announcement.</summary>
internal static class Course
{
    /// <summary>Starts it, or has it wait for its time. An approval that came after that time starts it at once.</summary>
    public static void Launch(this Announcement announcement, DateTimeOffset now)
    {
        if (announcement.StartsAt > now)
        {
            announcement.State = AnnouncementState.Scheduled;
            return;
        }

        (announcement.State, announcement.StartedAt) = (AnnouncementState.Running, now);
    }

    public static void GoOn(this Announcement announcement) =>
        (announcement.State, announcement.FinishedAt) = (AnnouncementState.Running, null);

    /// <summary>Nothing new is sent any more. What has started is over only when the pump has ended what waits.</summary>
    public static void Stop(this Announcement announcement, AnnouncementState state, DateTimeOffset now)
    {
        announcement.State = state;
        announcement.FinishedAt = announcement.HasStarted ? null : now;
        if (announcement.Sweep == Sweep.Resend)
        {
            announcement.EndSweep();
        }
    }

    public static void EndSweep(this Announcement announcement) =>
        (announcement.Sweep, announcement.SweepAt, announcement.OnTheWire) = (null, null, []);
}
