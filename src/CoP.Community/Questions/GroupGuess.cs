using System.Collections.Concurrent;
using CoP.Community.Groups;
using CoP.Community.Search;

namespace CoP.Community.Questions;

/// <summary>Proposes the working group whose words a question uses most; the asker decides.</summary>
public sealed class GroupGuess(OpenGroups groups)
{
    /// <summary>The words of each keyword: there are few keywords, and taking words apart is most of the work.</summary>
    private static readonly ConcurrentDictionary<string, string[]> Taken = new(StringComparer.Ordinal);

    /// <summary>The likely group, or null when no word hints at one.</summary>
    public async Task<Group?> ProposeAsync(string text, CancellationToken cancel)
    {
        var terms = SearchTerms.Of(text).ToHashSet(StringComparer.Ordinal);
        return (await groups.ReadAsync(cancel))
            .Select(group => (Group: group, Hits: group.Keywords.Count(keyword => Hints(keyword, terms))))
            .Where(static guess => guess.Hits > 0)
            .OrderByDescending(static guess => guess.Hits)
            .Select(static guess => guess.Group)
            .FirstOrDefault();
    }

    // A keyword of several words hints when all of them occur.
    private static bool Hints(string keyword, HashSet<string> terms) =>
        Taken.GetOrAdd(keyword, static keyword => [.. SearchTerms.Of(keyword)]) is { Length: > 0 } words && Array.TrueForAll(words, terms.Contains);
}
