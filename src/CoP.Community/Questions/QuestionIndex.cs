using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Keeps the words of a question where a search finds them.</summary>
public static class QuestionIndex
{
    public static void Write(CommunityDb db, Question question) =>
        db.QuestionTerms.AddRange(TermsOf(question).Select(term => new QuestionTerm { QuestionId = question.Id, Term = term }));

    public static async Task RewriteAsync(CommunityDb db, Question question, CancellationToken cancel)
    {
        await db.QuestionTerms.Where(term => term.QuestionId == question.Id).ExecuteDeleteAsync(cancel);
        Write(db, question);
    }

    public static IEnumerable<string> TermsOf(Question question) => SearchTerms.Of($"{question.Title} {question.Details}");
}
