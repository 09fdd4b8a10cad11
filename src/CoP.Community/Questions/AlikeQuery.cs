using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Ids of the questions that share most words with a text: asked whenever somebody writes out of the blue, and so compiled once for a host's model.</summary>
public sealed class AlikeQuery
{
    /// <summary>By terms and the most that are wanted; the most alike first, answered ones before open ones, new ones before old ones.</summary>
    internal Func<CommunityDb, string[], int, IAsyncEnumerable<long>> Run { get; } = EF.CompileAsyncQuery<CommunityDb, string[], int, long>(
        static (db, terms, most) => db.QuestionTerms
            .Where(term => terms.Contains(term.Term))
            .GroupBy(term => term.QuestionId)
            .Select(group => new { Id = group.Key, Count = group.Count() })
            .Join(
                db.Questions.Where(question => question.State == QuestionState.Answered || question.State == QuestionState.Open),
                hit => hit.Id,
                question => question.Id,
                (hit, question) => new { hit.Id, hit.Count, Answered = question.State == QuestionState.Answered })
            .OrderByDescending(hit => hit.Count).ThenByDescending(hit => hit.Answered).ThenByDescending(hit => hit.Id)
            .Take(most)
            .Select(hit => hit.Id));
}
