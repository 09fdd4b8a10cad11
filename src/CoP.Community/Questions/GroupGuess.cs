using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Proposes the working group whose words a question uses most; the asker decides.</summary>
public sealed class GroupGuess(CommunityDb db)
{
    /// <summary>The likely group, or null when no word hints at one.</summary>
    public async Task<Group?> ProposeAsync(string text, CancellationToken cancel)
    {
        var terms = Terms.Of(text).ToHashSet(StringComparer.Ordinal);
        var groups = await db.Groups.Where(group => group.EndedAt == null).OrderBy(group => group.Id).ToListAsync(cancel);
        return groups
            .Select(group => (Group: group, Hits: group.Keywords.Count(keyword => Hints(keyword, terms))))
            .Where(static guess => guess.Hits > 0)
            .OrderByDescending(static guess => guess.Hits)
            .Select(static guess => guess.Group)
            .FirstOrDefault();
    }

    // A keyword of several words hints when all of them occur.
    private static bool Hints(string keyword, HashSet<string> terms) =>
        Terms.Of(keyword).ToList() is [_, ..] words && words.All(terms.Contains);
}
