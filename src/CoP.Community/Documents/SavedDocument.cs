using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>A document that a member wants to read later.</summary>
public sealed class SavedDocument
{
    public long MemberId { get; set; }

    public long DocumentId { get; set; }

    public Document? Document { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A member wants to hear of new documents about a theme.</summary>
public sealed class ThemeFollow
{
    public long MemberId { get; set; }

    /// <summary>A slug of <see cref="Themes"/>.</summary>
    public required string Theme { get; set; }
}

/// <summary>Keeps what a member wants to read later, and what they follow.</summary>
public sealed class KeepForLater(CommunityDb db, DocumentAccess access, Outbox outbox, TimeProvider clock)
{
    /// <summary>Saves it, or lets it go where it was saved.</summary>
    /// <returns>Whether it is saved now.</returns>
    public async Task<Result<bool>> ToggleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var saved = await db.SavedDocuments.FindAsync([actor.Id, id], cancel);
        if (saved is null)
        {
            db.Add(new SavedDocument { MemberId = actor.Id, DocumentId = id, At = clock.GetUtcNow() });
        }
        else
        {
            db.Remove(saved);
        }

        await outbox.RefreshAsync(found.Value.Subject, cancel, live => live.MemberId == actor.Id); // Their own cards say so.
        return saved is null;
    }

    public Task<bool> IsSavedAsync(Member member, long id, CancellationToken cancel) => db.SavedDocuments.AnyAsync(saved => saved.MemberId == member.Id && saved.DocumentId == id, cancel);

    /// <summary>Newest first; what they may not read any more is left out.</summary>
    public IQueryable<Document> Saved(Member actor) => access.Published(actor)
        .Join(db.SavedDocuments.Where(saved => saved.MemberId == actor.Id), static document => document.Id, static saved => saved.DocumentId, static (document, saved) => new { document, saved })
        .OrderByDescending(static pair => pair.saved.At).Select(static pair => pair.document);

    public Task<List<string>> FollowedAsync(Member actor, CancellationToken cancel) =>
        db.ThemeFollows.Where(follow => follow.MemberId == actor.Id).Select(static follow => follow.Theme).ToListAsync(cancel);

    /// <summary>What they follow from now on.</summary>
    public async Task FollowAsync(Member actor, IReadOnlyCollection<string> themes, CancellationToken cancel)
    {
        var before = await db.ThemeFollows.Where(follow => follow.MemberId == actor.Id).ToListAsync(cancel);
        db.RemoveRange(before.Where(follow => !themes.Contains(follow.Theme)));
        db.AddRange(themes.Where(theme => Themes.All.Contains(theme) && !before.Exists(follow => follow.Theme == theme)).Select(theme => new ThemeFollow { MemberId = actor.Id, Theme = theme }));
    }
}
