using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Feedback;

/// <param name="Average">Of the marks.</param>
public sealed record FeedbackFigures(int Count, double Average);

/// <summary>What those read who look after an event: nothing before enough have answered that nobody can be told by it.</summary>
public sealed class FeedbackReport(CommunityDb db)
{
    /// <summary>How many have to have answered.</summary>
    public const int Fewest = 3;

    /// <summary>Null while too few have answered.</summary>
    public async Task<FeedbackFigures?> FindAsync(long eventId, CancellationToken cancel)
    {
        var of = db.EventFeedback.Where(one => one.EventId == eventId);
        var count = await of.CountAsync(cancel);
        return count < Fewest ? null : new FeedbackFigures(count, await of.AverageAsync(static one => one.Score, cancel));
    }

    /// <summary>In an order that says nothing of when they were written.</summary>
    public IQueryable<EventFeedback> Words(long eventId) => db.EventFeedback
        .Where(one => one.EventId == eventId && one.Words != null)
        .OrderBy(static one => one.Words).ThenBy(static one => one.Id);
}
