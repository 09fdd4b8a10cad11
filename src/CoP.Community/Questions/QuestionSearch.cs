using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Questions are found by what was asked and by the answers that help, while they are open or answered.</summary>
public sealed class QuestionSearch(CommunityDb db) : ISearchSource
{
    public string Kind => Question.Kind;

    public IQueryable<long> All() => Listed().Select(static question => question.Id);

    public async Task<List<IndexedText>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var questions = await Listed().AsNoTracking().Include(static question => question.Answers).Where(question => ids.Contains(question.Id)).ToListAsync(cancel);
        return questions.ConvertAll(static question => new IndexedText(question.SearchKey, question.Title, Body(question)));
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

    private static string Body(Question question) =>
        string.Join('\n', question.Answers.Where(static answer => !answer.NotHelpful).OrderByDescending(static answer => answer.Accepted).Select(static answer => answer.Text).Prepend(question.Details ?? ""));
}
