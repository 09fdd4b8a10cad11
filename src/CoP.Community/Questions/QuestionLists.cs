using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

public enum QuestionFilter
{
    Open,

    /// <summary>Open, nobody has claimed it and nobody has helped.</summary>
    Unclaimed,

    /// <summary>Open without help for longer than the second wave allows.</summary>
    Overdue,
}

/// <summary>The lists of questions that people page through. Newest first, except where somebody waits: then oldest first.</summary>
public sealed class QuestionLists(CommunityDb db, TimeProvider clock, IOptions<QuestionOptions> options)
{
    public IQueryable<Question> Own(Member member) =>
        Listed().Where(question => question.AuthorId == member.Id).OrderByDescending(question => question.AskedAt);

    /// <summary>What a member may answer now: what they were asked, and whatever is open in their groups.</summary>
    public IQueryable<Question> ToAnswer(Member member) =>
        Listed()
            .Where(question => question.State == QuestionState.Open && question.AuthorId != member.Id
                && !question.Answers.Any(answer => answer.AuthorId == member.Id)
                && (question.Requests.Any(request => request.MemberId == member.Id && request.Outcome == RequestOutcome.Waiting)
                    || db.GroupMemberships.Any(membership => membership.MemberId == member.Id && membership.GroupId == question.GroupId)))
            .OrderBy(question => question.RoutedAt);

    /// <summary>For coordinators (all groups) and leads (their own).</summary>
    public IQueryable<Question> Moderated(Member member, QuestionFilter filter)
    {
        var open = Listed().Where(question => question.State == QuestionState.Open);
        var theirs = Permissions.Allows(member, Permission.Coordinate, clock.GetUtcNow())
            ? open
            : open.Where(question => db.GroupMemberships.Any(membership =>
                membership.MemberId == member.Id && membership.IsLead && membership.GroupId == question.GroupId));
        return Filtered(theirs, filter).OrderBy(question => question.RoutedAt);
    }

    /// <summary>Whom a question was put to, in the order they were asked.</summary>
    public Task<List<QuestionRequest>> AskedAsync(long questionId, CancellationToken cancel) =>
        db.QuestionRequests.Include(request => request.Member).ThenInclude(member => member!.Organisation)
            .Where(request => request.QuestionId == questionId)
            .OrderBy(request => request.Id)
            .ToListAsync(cancel);

    private IQueryable<Question> Filtered(IQueryable<Question> open, QuestionFilter filter)
    {
        var now = clock.GetUtcNow();
        var late = now - options.Value.SecondWaveAfter;
        return filter switch
        {
            QuestionFilter.Unclaimed => open.Where(question =>
                !(question.ClaimedUntil > now) && !question.Answers.Any(answer => !answer.NotHelpful)),
            QuestionFilter.Overdue => open.Where(question =>
                question.RoutedAt <= late && !question.Answers.Any(answer => !answer.NotHelpful)),
            _ => open,
        };
    }

    private IQueryable<Question> Listed() => db.Questions.Include(question => question.Group).Include(question => question.Answers);
}
