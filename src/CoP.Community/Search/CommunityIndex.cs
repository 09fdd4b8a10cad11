using System.Data.Common;
using System.Globalization;
using CoP.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Community.Search;

/// <summary>
/// This node's index of all that can be found. It is made of the database and follows its <see cref="SearchChange"/>s; where those do
/// not lead on (a new file, a backup that was put back, a node that was away for long) it is made anew.
/// </summary>
public sealed partial class CommunityIndex(ISearchPlace place, IServiceScopeFactory scopes, ILogger<CommunityIndex> log) : IDisposable
{
    private const int Batch = 500;

    /// <summary>As long a search waits for what another brings up to date: made anew, a large index takes seconds, and is searched as far as it has come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Changes may become visible in another order than they were numbered in: so many before the last one are looked at again.</summary>
    private const int Overlap = 100;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<long> _applied = [];
    private SearchWriter? _writer;
    private SearchReader? _reader;
    private string? _learned;

    /// <summary>
    /// What is most alike first; it knows all that was committed before, unless it is being made anew. Where the index cannot be used nothing is
    /// found, and whatever else somebody does goes on: the file can be lost at any time.
    /// </summary>
    /// <param name="words">In a few words, misspelt or unfinished as they may be.</param>
    /// <param name="details">What is said besides.</param>
    /// <param name="isUnfinished">Whether the last word may go on.</param>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string words, string details, int depth, bool isUnfinished, CancellationToken cancel)
    {
        try
        {
            if (await _one.WaitAsync(Patience, cancel))
            {
                await FollowAndReleaseAsync(cancel);
            }

            return _reader?.Find(words, details, depth, isUnfinished) ?? [];
        }
        catch (DbException fault)
        {
            LogUnusable(fault);
            return [];
        }
    }

    /// <summary>The ids of the things of one kind, the most alike first, whoever may see them.</summary>
    /// <param name="leastOfBest">What is less alike than this part of the most alike is left out.</param>
    public async Task<List<long>> FindIdsAsync(string kind, string words, double leastOfBest, CancellationToken cancel)
    {
        var hits = await FindAsync(words, details: "", FindThings.Depth, isUnfinished: true, cancel);
        return [.. hits.Where(hit => hit.Score >= hits[0].Score * leastOfBest).Select(static hit => SearchKeys.Read(hit.Key)).Where(key => key?.Kind == kind).Select(static key => key!.Value.Id)];
    }

    /// <summary>How much of what was said each of some things says; see <see cref="SearchReader.Certainties"/>.</summary>
    public IReadOnlyList<double> Certainties(string words, IReadOnlyList<string> keys) => keys.Count == 0 || _reader is null ? [] : _reader.Certainties(words, keys);

    /// <summary>The part of a thing's text that shows why it was found; see <see cref="SearchReader.Passage"/>.</summary>
    public string Passage(string key, string words, int longest) => _reader?.Passage(key, words, longest) ?? "";

    /// <summary>Brings it up to date.</summary>
    /// <returns>How many entries were written anew or taken out.</returns>
    public async Task<int> FollowAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        return await FollowAndReleaseAsync(cancel);
    }

    private async Task<int> FollowAndReleaseAsync(CancellationToken cancel)
    {
        try
        {
            Open();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
            var sources = scope.ServiceProvider.GetServices<ISearchSource>().ToList();
            await LearnAsync(scope.ServiceProvider.GetServices<IGlossarySource>(), cancel);
            return await LeadsOnAsync(db, cancel) is { } reached ? await CatchUpAsync(db, sources, reached, cancel) : await MakeAsync(db, sources, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Makes it anew of the database, whatever it holds.</summary>
    /// <returns>How many entries it has then.</returns>
    public async Task<int> RebuildAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            Open();
            _writer!.Clear();
        }
        finally
        {
            _one.Release();
        }

        return await FollowAsync(cancel);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _writer?.Dispose();
        _one.Dispose();
    }

    /// <summary>What the community has written about what words mean, where that has changed.</summary>
    private async Task LearnAsync(IEnumerable<IGlossarySource> glossaries, CancellationToken cancel)
    {
        foreach (var glossary in glossaries)
        {
            if (await glossary.StampAsync(cancel) is var stamp && stamp != _learned)
            {
                _reader!.Understand(CoP.Search.Glossary.FieldAnd(await glossary.ReadAsync(cancel)));
                _learned = stamp;
            }
        }
    }

    private void Open()
    {
        _writer ??= SearchWriter.Open(place.Path);
        _reader ??= SearchReader.Open(place.Path, CoP.Search.Glossary.Field);
    }

    /// <summary>The last change that the index holds, if the database still knows it; null when the index has to be made anew.</summary>
    private async Task<long?> LeadsOnAsync(CommunityDb db, CancellationToken cancel)
    {
        if (_writer!.Position.Split(' ') is not [var number, var time] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var last = await db.SearchChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Id == id, cancel);
        return last is not null ? (Position(last).EndsWith($" {time}", StringComparison.Ordinal) ? id : null)
            : id == 0 ? (await db.SearchChanges.AnyAsync(cancel) ? null : 0)
            : null;
    }

    private async Task<int> CatchUpAsync(CommunityDb db, List<ISearchSource> sources, long reached, CancellationToken cancel)
    {
        var changes = (await db.SearchChanges.AsNoTracking().Where(change => change.Id > reached - Overlap).OrderBy(static change => change.Id).ToListAsync(cancel))
            .FindAll(change => !_applied.Contains(change.Id));
        if (changes.Count == 0)
        {
            return 0;
        }

        foreach (var part in changes.Chunk(Batch))
        {
            var keys = part.Select(static change => change.Key).Distinct(StringComparer.Ordinal).ToList();
            _writer!.Write(await TextsAsync(sources, keys, cancel), keys, part[^1].Id > reached ? Position(part[^1]) : null);
        }

        _applied.UnionWith(changes.Select(static change => change.Id));
        _applied.RemoveWhere(id => id <= changes[^1].Id - (2 * Overlap));
        return changes.Count;
    }

    private async Task<int> MakeAsync(CommunityDb db, List<ISearchSource> sources, CancellationToken cancel)
    {
        _writer!.Clear();
        _applied.Clear();
        var latest = await db.SearchChanges.AsNoTracking().OrderByDescending(static change => change.Id).Take(Overlap).ToListAsync(cancel);
        _applied.UnionWith(latest.Select(static change => change.Id));
        var count = 0;
        foreach (var source in sources)
        {
            foreach (var part in (await source.All().ToListAsync(cancel)).Chunk(Batch))
            {
                var texts = await source.ReadAsync(part, cancel);
                _writer.Write(texts);
                count += texts.Count;
            }
        }

        _writer.Write([], [], latest is [var last, ..] ? Position(last) : "0 0"); // Last of all: an index that was cut short begins again.
        _writer.Optimize();
        return count;
    }

    private static async Task<List<IndexedText>> TextsAsync(List<ISearchSource> sources, List<string> keys, CancellationToken cancel)
    {
        List<IndexedText> texts = [];
        foreach (var kind in keys.Select(SearchKeys.Read).OfType<(string Kind, long Id)>().GroupBy(static key => key.Kind, StringComparer.Ordinal))
        {
            if (sources.Find(source => source.Kind == kind.Key) is { } source)
            {
                texts.AddRange(await source.ReadAsync([.. kind.Select(static key => key.Id)], cancel));
            }
        }

        return texts;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The index of what can be found cannot be used; \"search rebuild\" makes it anew")]
    private partial void LogUnusable(Exception fault);

    private static string Position(SearchChange change) => string.Create(CultureInfo.InvariantCulture, $"{change.Id} {change.At.UtcTicks}");
}
