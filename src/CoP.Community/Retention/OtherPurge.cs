using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Retention;

/// <summary>What else is left behind.</summary>
internal static class OtherPurge
{
    public static Task<int> DialogsAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => db.Dialogs
        .Where(dialog => dialog.TouchedAt < until.Forgotten)
        .OrderBy(static dialog => dialog.Id).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    public static Task<int> FilesAsync(CommunityDb db, IEnumerable<IFileUse> uses, Cutoffs until, CancellationToken cancel) => uses
        .Aggregate(db.Files.Where(file => file.ExpiresAt < until.Now), (files, use) => files.Where(file => !use.Used(db).Contains(file.Id)))
        .OrderBy(static file => file.ExpiresAt).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    public static Task<int> DigestItemsAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => db.DigestItems
        .Where(item => item.ToldAt < until.Outbox)
        .OrderBy(static item => item.ToldAt).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    /// <summary>All but the last: a node that knows that one has nothing to make anew.</summary>
    public static Task<int> SearchChangesAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => db.SearchChanges
        .Where(change => change.At < until.Outbox && change.Id < db.SearchChanges.Max(static last => last.Id))
        .OrderBy(static change => change.At).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    public static Task<int> PastSearchesAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => db.PastSearches
        .Where(search => search.At < until.Searches)
        .OrderBy(static search => search.Id).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);

    /// <summary>The try-out page's screens.</summary>
    public static Task<int> PlaybackAsync(CommunityDb db, Cutoffs until, CancellationToken cancel) => db.Playback
        .Where(message => message.At < until.Outbox)
        .OrderBy(static message => message.Id).Take(Purge.Chunk).ExecuteDeleteAsync(cancel);
}
