using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Finds what was asked and answered before.</summary>
public sealed class FindQuestions(CommunityDb db)
{
    /// <summary>Questions that share words with the text, the most alike first; answered ones before open ones.</summary>
    public async Task<List<Question>> HandleAsync(string text, int most, CancellationToken cancel)
    {
        var terms = Terms.Of(text).ToList();
        var hits = await db.QuestionTerms
            .Where(term => EF.Parameter(terms).Contains(term.Term)) // One text, and one plan, however many words there are.
            .GroupBy(term => term.QuestionId)
            .Select(group => new { Id = group.Key, Count = group.Count() })
            .Join(
                db.Questions.Where(question => question.State == QuestionState.Answered || question.State == QuestionState.Open),
                hit => hit.Id,
                question => question.Id,
                (hit, question) => new { hit.Id, hit.Count, Answered = question.State == QuestionState.Answered })
            .OrderByDescending(hit => hit.Count).ThenByDescending(hit => hit.Answered).ThenByDescending(hit => hit.Id)
            .Take(most)
            .Select(hit => hit.Id)
            .ToListAsync(cancel);
        if (hits.Count == 0)
        {
            return [];
        }

        var found = await db.Questions.Include(question => question.Group).Include(question => question.Answers)
            .Where(question => hits.Contains(question.Id))
            .ToListAsync(cancel);
        return [.. found.OrderBy(question => hits.IndexOf(question.Id))];
    }

    /// <summary>Answered questions alike enough to be shown before somebody asks again: at least half of the words.</summary>
    public async Task<List<Question>> AlikeAsync(string text, int most, CancellationToken cancel)
    {
        var terms = Terms.Of(text).ToHashSet(StringComparer.Ordinal);
        var found = await HandleAsync(text, most * 3, cancel);
        return [.. found.Where(question => question.State == QuestionState.Answered && Shares(question, terms)).Take(most)];
    }

    private static bool Shares(Question question, HashSet<string> terms) =>
        terms.Count > 1 && QuestionIndex.TermsOf(question).Count(terms.Contains) * 2 >= terms.Count;
}
