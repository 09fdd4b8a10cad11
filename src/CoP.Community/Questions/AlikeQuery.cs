using CoP.Community.Search;

namespace CoP.Community.Questions;

/// <summary>Ids of the questions that share most words with a text: asked whenever somebody writes out of the blue, and so compiled once for a host's model.</summary>
public sealed class AlikeQuery
{
    /// <summary>By terms and the most that are wanted; the most alike first, answered ones before open ones, new ones before old ones.</summary>
    internal Func<CommunityDb, string[], int, IAsyncEnumerable<long>> Run { get; } = SearchIndex.Compile(Question.Kind, Among);

    internal static IQueryable<SearchCandidate> Among(CommunityDb db) => db.Questions
        .Where(static question => question.State == QuestionState.Answered || question.State == QuestionState.Open)
        .Select(static question => new SearchCandidate { Id = question.Id, Rank = question.State == QuestionState.Answered ? 1 : 0 });
}
