using CoP.Community.Delivery;
using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Preferences;

/// <summary>What a digest is made of.</summary>
public sealed class DigestContents(CommunityDb db)
{
    /// <summary>What is told together is marked within this time; digests are a day apart.</summary>
    private static readonly TimeSpan OneRun = TimeSpan.FromMinutes(1);

    /// <summary>What was collected for a member and still matters, oldest first: questions that were answered meanwhile do not.</summary>
    public async Task<List<DigestItem>> ItemsAsync(long memberId, long after, long upTo, CancellationToken cancel)
    {
        // Told together with the last one: an item with an id in between may have been committed later, and is for the next digest.
        var told = await db.DigestItems.Where(last => last.MemberId == memberId && last.Id <= upTo)
            .OrderByDescending(static last => last.Id).Select(static last => last.ToldAt).FirstOrDefaultAsync(cancel);
        var since = told - OneRun;
        var items = await db.DigestItems
            .Where(item => item.MemberId == memberId && item.Id > after && item.Id <= upTo && item.ToldAt <= told && item.ToldAt > since)
            .OrderBy(item => item.Id).ToListAsync(cancel);
        var about = items.ToDictionary(static item => item.Id, QuestionOf);
        var asked = about.Values.OfType<long>().Distinct().ToList();
        var waiting = await db.Questions
            .Where(question => asked.Contains(question.Id) && question.State == QuestionState.Open && !question.Answers.Any(answer => answer.AuthorId == memberId))
            .Select(static question => question.Id).ToHashSetAsync(cancel);
        return items.FindAll(item => about[item.Id] is not { } question || waiting.Contains(question));
    }

    /// <summary>Open questions in the member's groups that nobody has answered and of which they were not told otherwise, newest first.</summary>
    public IQueryable<Question> News(long memberId, DateTimeOffset since) => db.Questions
        .Where(question => question.State == QuestionState.Open && question.AskedAt >= since && question.AuthorId != memberId
            && question.Answers.Count == 0
            && !question.Requests.Any(request => request.MemberId == memberId)
            && db.GroupMemberships.Any(membership => membership.MemberId == memberId && membership.GroupId == question.GroupId))
        .OrderByDescending(question => question.AskedAt);

    private static long? QuestionOf(DigestItem item) => NoticeJson.Read(item.NoticeType, item.Notice) switch
    {
        QuestionRequested asked => asked.QuestionId,
        ClaimLapsed lapsed => lapsed.QuestionId,
        _ => null,
    };
}
