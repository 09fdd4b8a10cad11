namespace CoP.Community.Announcements;

/// <summary>Makes the lists that were asked for; a background service drives it.</summary>
public interface IAnnouncementExports
{
    /// <summary>Makes one list.</summary>
    /// <returns>Whether any was wanted.</returns>
    Task<bool> StepAsync(CancellationToken cancel);
}
