using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>The results of a search as a message, a few at a time: of every kind, the most alike first.</summary>
public sealed class SearchResults(FindThings find, SearchHistory history, CommunityIndex index, IEnumerable<IFoundEntries> kinds, FeatureCatalog features)
{
    public const string PageVerb = "find-page";
    public const string NarrowVerb = "find-narrow";
    public const string AskVerb = "find-ask";

    private const int Size = 5;
    private const int PassageLength = 140;

    /// <summary>Searches, and remembers what was looked for: pages and narrowing go by that.</summary>
    public async Task<Message> FindAsync(TurnContext turn, string words, SearchFilter filter, CancellationToken cancel)
    {
        var found = await find.HandleAsync(turn.Actor, words, filter, cancel);
        var search = await history.NoteAsync(turn.Actor, SearchPurpose.Find, words, filter, found.Count, find.CertaintyOf(words, found), cancel);
        return await DrawAsync(turn, search, found, 0, cancel);
    }

    /// <summary>Another page of the same search, as it would go now.</summary>
    public async Task<Message> PageAsync(TurnContext turn, PastSearch search, int offset, CancellationToken cancel) =>
        await DrawAsync(turn, search, await find.HandleAsync(turn.Actor, search.Words, search.Filter, cancel), offset, cancel);

    /// <summary>How found things read, in their order, each with what opens it.</summary>
    /// <param name="words">What was looked for: the passage that has it is quoted; empty for none.</param>
    public async Task<List<(Found Found, FoundEntry Entry)>> ReadAsync(IReadOnlyList<Found> found, Member reader, string words, string language, CancellationToken cancel)
    {
        Dictionary<string, FoundEntry> read = new(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            var ids = found.Where(one => one.Kind == kind.Kind).Select(static one => one.Id).ToList();
            foreach (var (id, entry) in ids.Count == 0 ? new Dictionary<long, FoundEntry>() : await kind.ReadAsync(ids, reader, language, cancel))
            {
                read[new Found(kind.Kind, id, 0).Key] = entry;
            }
        }

        return [.. found.Where(one => read.ContainsKey(one.Key)).Select(one => (one, WithPassage(one, read[one.Key], words)))];
    }

    /// <summary>What opens a thing that was found.</summary>
    public Button Open(Found found, string label) => new(label, new Press(features.ShownBy(found.Kind), found.Id.ToString(CultureInfo.InvariantCulture)));

    private async Task<Message> DrawAsync(TurnContext turn, PastSearch search, List<Found> found, int offset, CancellationToken cancel)
    {
        var start = Math.Clamp(offset, 0, Math.Max(0, (found.Count - 1) / Size * Size));
        var entries = await ReadAsync([.. found.Skip(start).Take(Size)], turn.Actor, search.Words, turn.Language, cancel);
        return new Message
        {
            Title = turn.Say(found.Count == 0 ? "search.nothing" : search.Certainty < FindThings.Unsure ? "search.unsure" : new Text("search.found", found.Count)),
            Blocks =
            [
                .. search.Filter.IsNone ? Array.Empty<Block>() : [new Paragraph(turn.Say("search.narrowed"), Tone.Subtle)],
                .. found.Count == 0 ? [new Paragraph(turn.Say("search.nothingMeans"))] : Array.Empty<Block>(),
                .. entries.Select(one => new Entry(one.Entry.Title, one.Entry.Details, Open(one.Found, turn.Say("search.button.open")))),
            ],
            Buttons = [.. Pages(turn, search, start, found.Count), new ButtonRow([.. Further(turn, search, found.Count)])],
        };
    }

    private FoundEntry WithPassage(Found found, FoundEntry entry, string words) =>
        words.Length > 0 && index.Passage(found.Key, words, PassageLength) is { Length: > 0 } passage ? entry with { Details = $"{entry.Details}\n{passage}" } : entry;

    private static IEnumerable<ButtonRow> Pages(TurnContext turn, PastSearch search, int start, int count)
    {
        Button Page(string label, int offset) => new(turn.Say(label), new Press(PageVerb, string.Create(CultureInfo.InvariantCulture, $"{search.Id}:{offset}")));
        Button[] pages = [.. start > 0 ? [Page("search.button.before", start - Size)] : Array.Empty<Button>(), .. start + Size < count ? [Page("search.button.more", start + Size)] : Array.Empty<Button>()];
        return pages.Length == 0 ? [] : [new ButtonRow([.. pages])];
    }

    /// <summary>Where nothing was found, asking comes first.</summary>
    private static IEnumerable<Button> Further(TurnContext turn, PastSearch search, int count)
    {
        var id = search.Id.ToString(CultureInfo.InvariantCulture);
        var ask = new Button(turn.Say("search.button.ask"), new Press(AskVerb, id), search.Certainty < FindThings.Unsure ? ButtonStyle.Primary : ButtonStyle.Default);
        return count == 0 && search.Filter.IsNone ? [ask] : [new Button(turn.Say("search.button.narrow"), new Press(NarrowVerb, id)), ask];
    }
}
