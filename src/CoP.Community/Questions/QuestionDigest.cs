using CoP.Community.Delivery;
using CoP.Community.Preferences;
using CoP.Community.Questions.AfterAnswer;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Questions in digests.</summary>
public sealed class QuestionDigest(CommunityDb db) : IDigestSource
{
    /// <summary>Requests whose question was answered, closed, or answered by the member.</summary>
    public async Task<IReadOnlyCollection<Notice>> SettledAsync(long memberId, IReadOnlyCollection<Notice> collected, CancellationToken cancel)
    {
        var requests = collected.Select(static notice => (Notice: notice, Question: QuestionOf(notice))).Where(static request => request.Question is not null).ToList();
        var asked = requests.Select(static request => request.Question!.Value).Distinct().ToList();
        var waiting = asked.Count == 0 ? [] : await db.Questions
            .Where(question => asked.Contains(question.Id) && question.State == QuestionState.Open && !question.Answers.Any(answer => answer.AuthorId == memberId))
            .Select(static question => question.Id).ToHashSetAsync(cancel);
        return [.. requests.Where(request => !waiting.Contains(request.Question!.Value)).Select(static request => request.Notice)];
    }

    /// <summary>Open questions in the member's groups that nobody has answered and of which they were not told otherwise.</summary>
    public IQueryable<NewsItem> News(long memberId, DateTimeOffset since) => db.Questions
        .Where(question => question.State == QuestionState.Open && question.AskedAt >= since && question.AuthorId != memberId
            && question.Answers.Count == 0
            && !question.Requests.Any(request => request.MemberId == memberId)
            && db.GroupMemberships.Any(membership => membership.MemberId == memberId && membership.GroupId == question.GroupId))
        .OrderByDescending(question => question.AskedAt)
        .Select(static question => new NewsItem(Question.Kind, question.Id, question.Title, question.Group!));

    private static long? QuestionOf(Notice notice) => notice switch
    {
        QuestionRequested asked => asked.QuestionId,
        ClaimLapsed lapsed => lapsed.QuestionId,
        OutcomeWanted wanted => wanted.QuestionId,
        _ => null,
    };
}
