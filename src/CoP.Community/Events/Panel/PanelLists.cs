using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Panel;

/// <summary>The lists of what a panel is asked.</summary>
public sealed class PanelLists(CommunityDb db)
{
    /// <summary>What waits for an answer first, and of that the most wanted; then what has one.</summary>
    /// <param name="all">With what was put aside, for those who answer for the panel.</param>
    public IQueryable<PanelQuestion> Asked(long eventId, bool all) => db.PanelQuestions
        .Where(question => question.EventId == eventId && (all || question.State != PanelQuestionState.Dismissed))
        .OrderBy(static question => question.State != PanelQuestionState.Open).ThenBy(static question => question.State == PanelQuestionState.Dismissed).ThenByDescending(static question => question.Votes).ThenBy(static question => question.AskedAt).ThenBy(static question => question.Id);

    /// <summary>Questions and answers, for whoever reads them afterwards: the most wanted first.</summary>
    public IQueryable<PanelQuestion> Answered(long eventId) => db.PanelQuestions
        .Where(question => question.EventId == eventId && question.Answer != null)
        .OrderByDescending(static question => question.Votes).ThenBy(static question => question.AskedAt).ThenBy(static question => question.Id);

    /// <summary>What a speaker is to answer in writing.</summary>
    public IQueryable<PanelQuestion> WaitingFor(long memberId, long eventId) => Open(eventId).Where(question => question.Speaker!.MemberId == memberId)
        .OrderByDescending(static question => question.Votes).ThenBy(static question => question.Id);

    public IQueryable<PanelQuestion> Open(long eventId) => db.PanelQuestions.Where(question => question.EventId == eventId && question.State == PanelQuestionState.Open);

    /// <summary>Those of the open questions for which a member has voted.</summary>
    public async Task<HashSet<long>> VotedAsync(long memberId, long eventId, CancellationToken cancel)
    {
        var subjects = (await Open(eventId).Select(static question => question.Id).ToListAsync(cancel)).ToDictionary(PanelQuestion.SubjectOf);
        var voted = await db.Responses.Where(vote => vote.MemberId == memberId && subjects.Keys.Contains(vote.Subject)).Select(static vote => vote.Subject).ToListAsync(cancel);
        return [.. voted.Select(subject => subjects[subject])];
    }
}
