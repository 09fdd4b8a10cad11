using CoP.Community.Events.Door;
using CoP.Community.Members;
using CoP.Community.Responses;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Feedback;

/// <summary>
/// Whoever was at an event says how it was: a mark, and then words, if they like. That they have answered is kept of them, what they
/// answered is not: their words go to any of the equal marks that have none yet, of which theirs is one.
/// </summary>
public sealed class GiveFeedback(CommunityDb db, EventAccess access, DoorLists door, ResponseBook responses)
{
    private const string Marked = "marked";
    private const string Worded = "worded";

    /// <param name="score">From 1 to <see cref="EventFeedback.Best"/>.</param>
    public async Task<Result<Event>> ScoreAsync(Member member, long eventId, int score, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(score, Math.Clamp(score, 1, EventFeedback.Best));
        var found = await FindAsync(member, eventId, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await responses.IsGivenAsync(member.Id, EventFeedback.ResponsesTo(eventId), cancel))
        {
            return new FeedbackIsGiven();
        }

        await responses.GiveAsync(member, EventFeedback.ResponsesTo(eventId), Marked, cancel);
        db.EventFeedback.Add(new EventFeedback { EventId = eventId, Score = score });
        return found;
    }

    /// <summary>Adds words to the mark that they have just given.</summary>
    public async Task<Result<Event>> WordsAsync(Member member, long eventId, int score, string words, CancellationToken cancel)
    {
        var (found, subject) = (await FindAsync(member, eventId, cancel), EventFeedback.ResponsesTo(eventId));
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var mayAdd = await db.Responses.AnyAsync(one => one.Subject == subject && one.MemberId == member.Id && one.Choice == Marked, cancel);
        var mark = mayAdd ? await db.EventFeedback.FirstOrDefaultAsync(one => one.EventId == eventId && one.Score == score && one.Words == null, cancel) : null;
        if (mark is null)
        {
            return new FeedbackIsGiven();
        }

        mark.Words = words;
        await responses.GiveAsync(member, subject, Worded, cancel);
        return found;
    }

    private async Task<Result<Event>> FindAsync(Member member, long eventId, CancellationToken cancel)
    {
        var found = await access.FindAsync(eventId, member, cancel);
        return found.Refusal is { } refusal ? refusal
            : found.Value.State != EventState.Held ? new EventNotInState(found.Value.State)
            : await (await door.CameAsync(eventId, cancel)).AnyAsync(came => came.Id == member.Id, cancel) ? found
            : new NotAtTheEvent();
    }
}
