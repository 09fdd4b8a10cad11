using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Other words, everywhere it was sent and to everybody who gets it from now on.</summary>
public sealed class CorrectAnnouncement(Change change, AnnouncementAccess access, BroadcastLifecycle lifecycle)
{
    public Task<Result<Announcement>> HandleAsync(Member actor, long id, IReadOnlyList<AnnouncementText> texts, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.correct",
        one => access.MayRevise(one, actor, BroadcastCommand.Correct) ?? Fault(one, texts),
        one => CorrectAsync(one, texts, cancel),
        cancel);

    private async Task CorrectAsync(Announcement announcement, IReadOnlyList<AnnouncementText> texts, CancellationToken cancel)
    {
        announcement.Rewrite(texts);
        announcement.Broadcast!.Title = announcement.Original().Title;
        await lifecycle.CorrectAsync(announcement.Broadcast, cancel);
    }

    private static Refusal? Fault(Announcement announcement, IReadOnlyList<AnnouncementText> texts) =>
        texts.Count == 0 ? new AnnouncementEmpty()
        : announcement.FileId is not null && Longest(texts) > Math.Max(CorrectionTooLong.BesideAFile, Longest(announcement.Texts)) ? new CorrectionTooLong()
        : null;

    private static int Longest(IEnumerable<AnnouncementText> texts) => texts.Max(static text => text.Title.Length + text.Body.Length);
}
