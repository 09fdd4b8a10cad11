namespace CoP.Community.Announcements;

/// <summary>Carries announcements out a piece at a time. Killed at any instant it goes on where it was; two at once do nothing twice.</summary>
public interface IAnnouncementPump
{
    /// <summary>Does one piece of work of one announcement, in a transaction of its own.</summary>
    /// <returns>Whether there was any; if not, it is enough to ask again in a second.</returns>
    Task<bool> StepAsync(CancellationToken cancel);
}
