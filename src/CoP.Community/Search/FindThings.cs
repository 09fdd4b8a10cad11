using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Search;

/// <summary>Finds by a few words what the community has: of every kind, and only what whoever asks may see.</summary>
public sealed class FindThings(CommunityIndex index, IEnumerable<ISearchSource> sources, SearchMeter meter)
{
    /// <summary>How deep a search looks: what is less alike than so many others is not found.</summary>
    public const int Depth = 300;

    /// <summary>From here on something is worth showing to somebody who has not looked for it.</summary>
    public const double Alike = 0.5;

    /// <summary>Up to here what is found is no more than what comes nearest.</summary>
    public const double Unsure = 0.3;

    /// <summary>What is less alike than this part of the most alike is not shown.</summary>
    private const double LeastOfBest = 0.15;

    /// <summary>The most alike first.</summary>
    public async Task<List<Found>> HandleAsync(Member actor, string words, SearchFilter filter, CancellationToken cancel, string details = "", bool isUnfinished = true)
    {
        using var span = Telemetry.Part("search");
        var started = meter.Start();
        var hits = await index.FindAsync(words, details, Depth, isUnfinished, cancel);
        var found = hits.Select(static hit => SearchKeys.Read(hit.Key) is var (kind, id) ? new Found(kind, id, hit.Score) : null).OfType<Found>().ToList();
        var visible = await VisibleAsync(actor, filter, found, cancel);
        found = found.FindAll(one => visible.Contains(one.Key));
        meter.Stop(started, found.Count > 0);
        return found.FindAll(one => one.Score >= found[0].Score * LeastOfBest);
    }

    /// <summary>How much the best of what was found says of what was said, 0 to 1.</summary>
    public double CertaintyOf(string words, IReadOnlyList<Found> found) => found.Count == 0 ? 0 : index.Certainties(words, [.. found.Take(3).Select(static one => one.Key)]).Max();

    /// <summary>The first few that are alike enough to be shown to somebody who has not looked for them.</summary>
    public async Task<List<Found>> AlikeAsync(Member actor, string words, int most, CancellationToken cancel, string details = "")
    {
        var first = (await HandleAsync(actor, words, new SearchFilter { OnlyAnswers = true }, cancel, details, isUnfinished: false)).Take(most).ToList();
        var certainties = index.Certainties(words, first.ConvertAll(static one => one.Key));
        return [.. first.Where((_, at) => certainties[at] >= Alike)];
    }

    private async Task<HashSet<string>> VisibleAsync(Member actor, SearchFilter filter, List<Found> found, CancellationToken cancel)
    {
        HashSet<string> visible = new(StringComparer.Ordinal);
        foreach (var source in sources.Where(source => filter.Thing is null || filter.Thing == source.Kind))
        {
            var ids = found.FindAll(one => one.Kind == source.Kind).ConvertAll(static one => one.Id);
            if (ids.Count > 0)
            {
                visible.UnionWith((await source.Visible(actor, filter).Where(id => ids.Contains(id)).ToListAsync(cancel)).Select(id => SearchKeys.Of(source.Kind, id)));
            }
        }

        return visible;
    }
}
