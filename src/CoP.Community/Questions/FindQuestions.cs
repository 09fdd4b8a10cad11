using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Finds what was asked and answered before, for whoever chooses among questions.</summary>
public sealed class FindQuestions(CommunityDb db, CommunityIndex index, QuestionSearch source)
{
    /// <summary>What is less alike than this part of the most alike is not meant.</summary>
    private const double LeastOfBest = 0.25;

    /// <summary>Open and answered ones, the most alike first.</summary>
    public async Task<List<Question>> HandleAsync(string text, int most, CancellationToken cancel)
    {
        var ids = (await index.FindIdsAsync(source.Kind, text, LeastOfBest, cancel)).Take(most).ToList();
        var found = await db.Questions.Where(question => ids.Contains(question.Id) && source.All().Contains(question.Id)).ToListAsync(cancel);
        return [.. found.OrderBy(question => ids.IndexOf(question.Id))];
    }
}
