using CoP.Community.Announcements;
using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery.Purging;

/// <summary>
/// Messages whose subject was closed long ago are not remembered any more: nothing will redraw them, and a reply to one is
/// then words like any other. Goes through the subjects in order, so that the index of subjects finds the messages.
/// </summary>
internal static class LiveMessagePurge
{
    /// <summary>The subjects closed before, after the one of <paramref name="after"/>; and where to go on.</summary>
    public static async Task<(List<string> Subjects, long Last)> ClosedQuestionsAsync(CommunityDb db, Cutoffs until, long after, CancellationToken cancel)
    {
        var ids = await db.Questions
            .Where(question => question.Id > after && question.State != QuestionState.Open && question.ClosedAt < until.Forgotten)
            .OrderBy(static question => question.Id).Select(static question => question.Id).Take(Purge.Chunk).ToListAsync(cancel);
        return ([.. ids.Select(Question.SubjectOf)], ids.LastOrDefault());
    }

    /// <inheritdoc cref="ClosedQuestionsAsync"/>
    public static async Task<(List<string> Subjects, long Last)> OldAnnouncementsAsync(CommunityDb db, Cutoffs until, long after, CancellationToken cancel)
    {
        var ids = await db.Announcements.Where(sent => sent.Id > after && sent.FinishedAt < until.Forgotten)
            .OrderBy(static sent => sent.Id).Select(static sent => sent.Id).Take(Purge.Chunk).ToListAsync(cancel);
        return ([.. ids.Select(Announcement.SubjectOf)], ids.LastOrDefault());
    }

    public static IQueryable<LiveMessage> Showing(CommunityDb db, List<string> subjects) =>
        db.LiveMessages.Where(live => subjects.Contains(live.Subject) && !db.Outbox.Any(row => row.LiveMessageId == live.Id));

    public static Task<int> DeleteAsync(CommunityDb db, List<string> subjects, CancellationToken cancel) =>
        Showing(db, subjects).OrderBy(static live => live.Id).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);
}
