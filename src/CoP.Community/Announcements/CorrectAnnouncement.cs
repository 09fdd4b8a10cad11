using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Other words, everywhere it was sent and to everybody who gets it from now on.</summary>
public sealed class CorrectAnnouncement(AnnouncementAccess access, SweepStart sweeps, AnnouncementLog log)
{
    public async Task<Result<Announcement>> HandleAsync(
        Member actor, long id, IReadOnlyList<AnnouncementText> texts, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, AfterSending.States, cancel);
        if ((found.Refusal ?? AfterSending.Check(actor, found.Value) ?? Fault(found.Value, texts)) is { } refusal)
        {
            return refusal;
        }

        var announcement = found.Value;
        announcement.Rewrite(texts);
        announcement.Edition++;
        await sweeps.BeginAsync(announcement, Sweep.Correct, cancel);
        await sweeps.ForgetWordsAsync(announcement, cancel);
        return await log.NoteAsync(actor, "announcement.correct", announcement, cancel);
    }

    private static Refusal? Fault(Announcement announcement, IReadOnlyList<AnnouncementText> texts) =>
        texts.Count == 0 ? new AnnouncementEmpty()
        : announcement.FileId is not null && Longest(texts) > Math.Max(CorrectionTooLong.BesideAFile, Longest(announcement.Texts)) ? new CorrectionTooLong()
        : null;

    private static int Longest(IEnumerable<AnnouncementText> texts) => texts.Max(static text => text.Title.Length + text.Body.Length);
}
