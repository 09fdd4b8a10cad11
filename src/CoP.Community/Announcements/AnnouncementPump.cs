namespace CoP.Community.Announcements;

public sealed class AnnouncementPump : IAnnouncementPump
{
    public Task<bool> StepAsync(CancellationToken cancel) => Task.FromResult(false);
}
