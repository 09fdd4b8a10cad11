using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Finds what was asked and answered before.</summary>
public sealed class FindQuestions(CommunityDb db, AlikeQuery alike)
{
    /// <summary>Questions that share words with the text, the most alike first; answered ones before open ones.</summary>
    public async Task<List<Question>> HandleAsync(string text, int most, CancellationToken cancel)
    {
        var hits = await HitsAsync([.. SearchTerms.Of(text)], most, cancel);
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
        var terms = SearchTerms.Of(text).ToHashSet(StringComparer.Ordinal);
        var found = await HandleAsync(text, most * 3, cancel);
        return [.. found.Where(question => question.State == QuestionState.Answered && SearchTerms.AreAlike(terms, question.SearchText)).Take(most)];
    }

    private async Task<List<long>> HitsAsync(string[] terms, int most, CancellationToken cancel)
    {
        List<long> hits = [];
        await foreach (var id in alike.Run(db, terms, most).WithCancellation(cancel))
        {
            hits.Add(id);
        }

        return hits;
    }
}
