using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Search;

/// <summary>Something that a member may carry into a conversation with anybody.</summary>
/// <param name="Key">As <c>kind:id</c>.</param>
/// <param name="Passage">What it says about what was typed; may be empty.</param>
/// <param name="Open">What opens it in the chat with us; null where no channel knows its address yet.</param>
/// <param name="OpenLabel">What that is called, in the member's language.</param>
public sealed record InlineResult(string Key, string Title, string Details, string Passage, Uri? Open, string OpenLabel);

/// <param name="IsMember">False for whoever may not search: then there are no results, and <paramref name="Hint"/> says why.</param>
/// <param name="Next">Where the next page begins; null where there is none.</param>
public sealed record InlineResults(bool IsMember, string Hint, IReadOnlyList<InlineResult> Results, int? Next);

/// <summary>
/// Searches while a member types in another conversation. What is found is inserted where others read, so that only what every member may
/// see is found, by whomever.
/// </summary>
public interface IInlineSearch
{
    /// <param name="person">The channel's id of whoever types.</param>
    /// <param name="typed">Nothing for the newest of every kind.</param>
    /// <param name="offset">How many results come before this page.</param>
    /// <param name="hint">The channel's idea of their language.</param>
    Task<InlineResults> FindAsync(string channel, string person, string typed, int offset, string? hint, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class InlineSearch(IServiceScopeFactory scopes, ILocalizer words, TimeProvider clock) : IInlineSearch
{
    private const int Size = 10;
    private const int PassageLength = 200;

    public async Task<InlineResults> FindAsync(string channel, string person, string typed, int offset, string? hint, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var member = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Addresses.Of(channel, person)
            .Include(static address => address.Member).ThenInclude(static member => member!.Memberships).Select(static address => address.Member).FirstOrDefaultAsync(cancel);
        var language = member?.Language ?? Languages.Nearest(hint) ?? Languages.English;
        if (member is null || !Permissions.Allows(member, Permission.TakePart, clock.GetUtcNow()))
        {
            return new InlineResults(IsMember: false, words.Say("search.inline.stranger", language), [], Next: null);
        }

        var found = await FoundAsync(scope.ServiceProvider, member, typed, cancel);
        var page = found.Skip(offset).Take(Size).ToList();
        var entries = await scope.ServiceProvider.GetRequiredService<SearchResults>().ReadAsync(page, member, words: "", language, cancel);
        return new InlineResults(
            IsMember: true, words.Say("search.nothing", language), [.. entries.Select(one => Make(scope.ServiceProvider, one.Found, one.Entry, typed, language, channel))],
            offset + Size < found.Count ? offset + Size : null);
    }

    private static async Task<List<Found>> FoundAsync(IServiceProvider scope, Member member, string typed, CancellationToken cancel)
    {
        var filter = new SearchFilter { OnlyAnswers = true, OnlyOpen = true };
        if (!VisibleText.IsNone(typed))
        {
            return await scope.GetRequiredService<FindThings>().HandleAsync(member, typed, filter, cancel);
        }

        List<(int Place, Found Found)> newest = [];
        foreach (var source in scope.GetServices<ISearchSource>())
        {
            newest.AddRange((await source.Visible(member, filter).OrderByDescending(static id => id).Take(Size).ToListAsync(cancel)).Select((id, place) => (place, new Found(source.Kind, id, Score: 0))));
        }

        return [.. newest.OrderBy(static one => one.Place).Select(static one => one.Found)]; // Some of every kind.
    }

    private InlineResult Make(IServiceProvider scope, Found found, FoundEntry entry, string typed, string language, string channel) => new(
        found.Key, entry.Title, entry.Details, scope.GetRequiredService<CommunityIndex>().Passage(found.Key, typed, PassageLength),
        scope.GetServices<IDeepLinks>().Where(links => links.Channel == channel).Select(links => links.StartLink(found.Key.Replace(':', '_'))).FirstOrDefault(static link => link is not null),
        words.Say("search.inline.open", language));
}
