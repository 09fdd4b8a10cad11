using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Questions;

/// <summary>How a question reads among other things that were found: no author is named.</summary>
internal sealed class QuestionEntries(CommunityDb db, QuestionText text) : IFoundEntries
{
    public string Kind => Question.Kind;

    public async Task<IReadOnlyDictionary<long, FoundEntry>> ReadAsync(IReadOnlyCollection<long> ids, Member reader, string language, CancellationToken cancel)
    {
        var questions = await db.Questions.Include(static question => question.Group).Include(static question => question.Answers).Where(question => ids.Contains(question.Id)).ToListAsync(cancel);
        return questions.ToDictionary(static question => question.Id, question => new FoundEntry(
            question.Title, $"{text.ShortState(question, language)} · {question.Group!.Name(language)} · {text.When(question.AskedAt, language, reader)}"));
    }
}
