using System.Collections.Concurrent;
using CoP.Community.Groups;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>
/// Proposes the working group that a question belongs to; the asker decides. The nearest past questions vote for theirs, each as much as it is
/// alike, and so does each of a group's own words. Questions that are hardly alike have no voice: where few were asked they would outvote the words.
/// </summary>
public sealed class GroupGuess(OpenGroups groups, CommunityIndex index, CommunityDb db)
{
    private const int Voters = 10;

    /// <summary>Higher than for what is only shown: the words that every question has make much of a short one.</summary>
    private const double LeastAlike = 0.75;


    /// <summary>The words of each keyword: there are few keywords, and taking words apart is most of the work.</summary>
    private static readonly ConcurrentDictionary<string, string[]> Taken = new(StringComparer.Ordinal);

    /// <summary>The likely group, or null when nothing hints at one.</summary>
    public async Task<Group?> ProposeAsync(string title, string? details, CancellationToken cancel)
    {
        var votes = await VotesAsync(title, details ?? "", cancel);
        var terms = SearchTerms.Of($"{title} {details}").ToHashSet(StringComparer.Ordinal);
        return (await groups.ReadAsync(cancel))
            .Select(group => (Group: group, Weight: votes.GetValueOrDefault(group.Id) + group.Keywords.Count(keyword => Hints(keyword, terms))))
            .Where(static guess => guess.Weight > 0)
            .OrderByDescending(static guess => guess.Weight)
            .Select(static guess => guess.Group)
            .FirstOrDefault();
    }

    private async Task<Dictionary<long, double>> VotesAsync(string title, string details, CancellationToken cancel)
    {
        var nearest = (await index.FindAsync(title, details, FindThings.Depth, isUnfinished: false, cancel))
            .Where(static hit => SearchKeys.Read(hit.Key)?.Kind == Question.Kind).Take(Voters).Select(static hit => hit.Key).ToList();
        var voices = nearest.Zip(index.Certainties(title, nearest), static (key, certainty) => (SearchKeys.Read(key)!.Value.Id, Certainty: certainty))
            .Where(static voice => voice.Certainty >= LeastAlike).ToDictionary(static voice => voice.Id, static voice => voice.Certainty);
        return voices.Count == 0 ? [] : (await db.Questions.AsNoTracking().Where(question => voices.Keys.Contains(question.Id)).Select(static question => new { question.Id, question.GroupId }).ToListAsync(cancel))
            .GroupBy(static question => question.GroupId).ToDictionary(static votes => votes.Key, votes => votes.Sum(question => voices[question.Id]));
    }

    // A keyword of several words hints when all of them occur.
    private static bool Hints(string keyword, HashSet<string> terms) =>
        Taken.GetOrAdd(keyword, static keyword => [.. SearchTerms.Of(keyword)]) is { Length: > 0 } words && Array.TrueForAll(words, terms.Contains);
}
