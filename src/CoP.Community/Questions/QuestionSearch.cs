using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Questions are found by what was asked, also by who asked the same later, and by the answers that help, while they are open or answered.</summary>
public sealed class QuestionSearch(CommunityDb db) : ISearchSource
{
    public string Kind => Question.Kind;

    public IQueryable<long> All() => Listed().Select(static question => question.Id);

    public async Task<List<IndexedText>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var questions = await Listed().AsNoTracking().Include(static question => question.Answers).Where(question => ids.Contains(question.Id)).ToListAsync(cancel);
        var merged = (await db.Questions.AsNoTracking().Where(question => question.State == QuestionState.Merged && ids.Contains(question.MergedIntoId!.Value)).OrderBy(static question => question.Id).ToListAsync(cancel))
            .ToLookup(static question => question.MergedIntoId);
        return questions.ConvertAll(question => new IndexedText(question.SearchKey, question.Title, Body(question, merged[question.Id])));
    }

    public IQueryable<long> Visible(Member actor, SearchFilter filter)
    {
        var listed = filter is { Sort: null, Theme: null, Pillar: null, Country: null, Audience: null } ? Listed() : Listed().Where(static question => false);
        listed = filter.GroupId is { } group ? listed.Where(question => question.GroupId == group) : listed;
        listed = filter.County is { } county ? listed.Where(question => question.County == county) : listed;
        listed = filter.Language is { } language ? listed.Where(question => question.Language == language) : listed;
        listed = filter.Since is { } year && new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) is var since ? listed.Where(question => question.AskedAt >= since) : listed;
        return (filter.OnlyAnswers ? listed.Where(static question => question.State == QuestionState.Answered) : listed).Select(static question => question.Id);
    }

    private IQueryable<Question> Listed() => db.Questions.Where(static question => question.State == QuestionState.Answered || question.State == QuestionState.Open);

    private static string Body(Question question, IEnumerable<Question> merged) => string.Join('\n', (IEnumerable<string>)
    [
        question.Details ?? "",
        .. question.Answers.Where(static answer => !answer.NotHelpful).OrderByDescending(static answer => answer.Accepted).Select(static answer => answer.Text),
        .. merged.Select(static same => $"{same.Title}\n{same.Details}"),
    ]);
}
