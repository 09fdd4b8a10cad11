using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Panel;

/// <summary>What panels have answered in writing is found by later askers.</summary>
public sealed class PanelAnswers(CommunityDb db) : ISearchSource
{
    public string Kind => PanelQuestion.SubjectKind;

    public IQueryable<long> All() => Answered().Select(static question => question.Id);

    public async Task<List<IndexedText>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        [.. (await Answered().AsNoTracking().Where(question => ids.Contains(question.Id)).ToListAsync(cancel)).Select(static question => new IndexedText(question.SearchKey, question.Text, question.Answer!))];

    public IQueryable<long> Visible(Member actor, SearchFilter filter)
    {
        var answered = filter is { Sort: null, Theme: null, Pillar: null, Country: null, Audience: null, Language: null } ? Answered() : Answered().Where(static question => false);
        answered = filter.GroupId is { } group ? answered.Where(question => question.Event!.GroupId == group) : answered;
        answered = filter.County is { } county ? answered.Where(question => question.Event!.County == county) : answered;
        answered = filter.Since is { } year && new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) is var since ? answered.Where(question => question.AskedAt >= since) : answered;
        return answered.Select(static question => question.Id);
    }

    private IQueryable<PanelQuestion> Answered() => db.PanelQuestions.Where(static question => question.Answer != null);
}
