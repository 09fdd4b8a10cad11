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

    /// <summary>Nothing new is sent any more. What has started is over only when the pump has ended what waits.</summary>
    public static void CallOff(this Announcement announcement, DateTimeOffset now)
    {
        announcement.FinishedAt = announcement.HasStarted ? null : now;
        announcement.Sweep = announcement.Sweep == Sweep.Resend ? null : announcement.Sweep;
    }

    /// <summary>Has the pump go over the rows that are there now.</summary>
    public static void Begin(this Announcement announcement, Sweep sweep) =>
        (announcement.Sweep, announcement.SweptTo, announcement.SweepEnd) = (sweep, 0, 0);
}
