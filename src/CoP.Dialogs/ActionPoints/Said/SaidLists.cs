using System.Collections.Immutable;
using System.Text.Json;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.Turns;
using CoP.Minutes;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints.Said;

/// <summary>What was read in minutes, to be looked through by whoever sent them.</summary>
/// <param name="At">When they did.</param>
/// <param name="Source">The subject at which it was agreed; null where nobody has said.</param>
internal sealed record SaidList(long Id, DateTimeOffset At, string? Source, ImmutableArray<ProposedAction> Items)
{
    /// <summary>In one list; minutes with more are cut.</summary>
    public const int Most = 200;
}

/// <summary>
/// Keeps what was read in minutes as a file of whoever sent them, for as long as files that were made for somebody are. What was read is kept and not the text, so that
/// the tenth of them is the same tomorrow, and nothing is read twice.
/// </summary>
internal sealed class SaidLists(CommunityDb db, MakeFile files)
{
    private sealed record Kept(string? Source, ImmutableArray<ProposedAction> Items);

    public async Task<SaidList> KeepAsync(TurnContext turn, IEnumerable<ProposedAction> items, string? source, CancellationToken cancel)
    {
        var kept = new Kept(source, [.. items.Take(SaidList.Most)]);
        var file = await files.HandleAsync(turn.Actor, "minutes.txt", JsonSerializer.SerializeToUtf8Bytes(kept), cancel);
        return new SaidList(file.Id, file.CreatedAt, source, kept.Items);
    }

    /// <summary>Null for one that is gone, and for another's.</summary>
    public async Task<SaidList?> FindAsync(TurnContext turn, long id, CancellationToken cancel) =>
        await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == id && file.OwnerId == turn.Actor.Id, cancel) is { } file && Read(file.Content) is { Items.IsDefault: false } kept
            ? new SaidList(id, file.CreatedAt, kept.Source, kept.Items)
            : null;

    /// <summary>The sentences of a list that have been written down since, by whichever way.</summary>
    public async Task<HashSet<string>> WrittenAsync(TurnContext turn, SaidList list, CancellationToken cancel)
    {
        var sentences = list.Items.Select(SaidActions.Sentence).ToHashSet(StringComparer.Ordinal);
        var points = db.ActionPoints.Where(point => point.GivenById == turn.Actor.Id && point.CreatedAt >= list.At && point.Detail != null).Select(static point => point.Detail!);
        var recommendations = db.Recommendations.Where(one => one.GivenById == turn.Actor.Id && one.CreatedAt >= list.At && one.Detail != null).Select(static one => one.Detail!);
        sentences.IntersectWith(await points.Concat(recommendations).ToListAsync(cancel));
        return sentences;
    }

    private static Kept? Read(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(content);
        }
        catch (JsonException)
        {
            return null; // Another file of theirs: the press was not made here.
        }
    }
}
