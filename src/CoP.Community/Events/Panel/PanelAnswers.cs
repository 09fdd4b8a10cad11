using CoP.Community.Search;

namespace CoP.Community.Events.Panel;

/// <summary>What panels have answered in writing is found by later askers.</summary>
internal sealed class PanelAnswers() : SearchSource(PanelQuestion.SubjectKind)
{
    public override IQueryable<Found> Read(CommunityDb db, IReadOnlyCollection<long> ids) => db.PanelQuestions
        .Where(question => ids.Contains(question.Id))
        .Select(static question => new Found(PanelQuestion.SubjectKind, question.Id, question.Text, question.Event!.Title));

    protected override IQueryable<SearchCandidate> Among(CommunityDb db) => db.PanelQuestions
        .Where(static question => question.Answer != null)
        .Select(static question => new SearchCandidate { Id = question.Id, Rank = question.Votes });
}
