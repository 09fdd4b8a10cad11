using CoP.Channels.Web;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.Hosting;

/// <summary>
/// Chooses two people between whom the page's example question really travels: someone in a national office asks it,
/// and someone in the field is among those whom the ordinary routing asks.
/// </summary>
internal sealed class TryOutPair(CommunityDb db, GroupGuess guess, PeerFinder peers, ILocalizer words, TimeProvider clock) : ITryOutPair
{
    private const int Candidates = 3;

    /// <summary>The pair, whose asker speaks the language; null when the sample has none.</summary>
    public async Task<Pair?> FindAsync(string language, CancellationToken cancel)
    {
        var example = words.Say("tryout.example", language);
        var group = await guess.ProposeAsync(example, details: null, cancel);
        foreach (var asker in await AskersAsync(language, group?.Id, cancel))
        {
            var question = new Question { AuthorId = asker, Title = example, Language = language, GroupId = group?.Id ?? 0 };
            if (await PeerAsync(await peers.FindAsync(question, cancel), cancel) is { } peer)
            {
                return new Pair($"{asker}", $"{peer}");
            }
        }

        return null;
    }

    private Task<List<long>> AskersAsync(string language, long? groupId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Members.Active(now)
            .Where(member => member.IsSample && member.Language == language)
            .OrderByDescending(member => member.County == null)
            .ThenByDescending(member => member.Memberships.Any(membership => membership.GroupId == groupId))
            .ThenByDescending(member => member.Organisation!.Kind == OrganisationKind.Government)
            .ThenBy(member => member.Id)
            .Select(member => member.Id)
            .Take(Candidates)
            .ToListAsync(cancel);
    }

    // Of those who would be asked, rather somebody in a county, and rather in Kiswahili: it shows the most.
    private async Task<long?> PeerAsync(List<long> wave, CancellationToken cancel)
    {
        var asked = await db.Members.Where(member => member.IsSample && wave.Contains(member.Id)).ToListAsync(cancel);
        return asked
            .OrderByDescending(static member => member.County is not null)
            .ThenByDescending(static member => member.Language == Languages.Kiswahili)
            .ThenBy(member => wave.IndexOf(member.Id))
            .FirstOrDefault()?.Id;
    }
}
