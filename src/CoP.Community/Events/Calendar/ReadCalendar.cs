using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Calendar;

/// <param name="Reader">Whose it is.</param>
/// <param name="Entries">In the order of their times.</param>
public sealed record MemberCalendar(Member Reader, IReadOnlyList<CalendarEntry> Entries);

/// <summary>What a member comes to, for the address that only they know. Two statements, however many events there are.</summary>
public sealed class ReadCalendar(CommunityDb db, TimeProvider clock)
{
    /// <summary>How long what is over stays in it, and what will not be.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Null when nobody has this secret, or not any more.</summary>
    public async Task<MemberCalendar?> FindAsync(string secret, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var reader = secret.Length != CalendarFeed.SecretLength ? null : await db.Members.Active(now).AsNoTracking()
            .FirstOrDefaultAsync(member => db.CalendarFeeds.Any(feed => feed.MemberId == member.Id && feed.Secret == secret), cancel);
        return reader is null ? null : new MemberCalendar(reader, await EntriesAsync(reader.Id, now - Kept, cancel));
    }

    private async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(long memberId, DateTimeOffset since, CancellationToken cancel)
    {
        var rows = await WereSeated(memberId)
            .Where(own => own.Event!.EndsAt > since && own.Event.PublishedAt != null && (own.Event.State != EventState.Cancelled || own.Event.ClosedAt > since))
            .OrderBy(static own => own.Event!.StartsAt).ThenBy(static own => own.EventId)
            .Include(static own => own.Event!.Host).Include(static own => own.Event!.Organiser).AsNoTracking()
            .Select(own => new { Own = own, FileAt = db.Files.Where(file => file.Id == own.Event!.CalendarFileId).Select(static file => (DateTimeOffset?)file.CreatedAt).FirstOrDefault() })
            .ToListAsync(cancel);
        return [.. rows.Select(static row => Entry(row.Own, row.FileAt))];
    }

    /// <summary>Who comes, and who may have had it in their calendar before they left.</summary>
    private IQueryable<Registration> WereSeated(long memberId) => db.Registrations.Where(own => own.MemberId == memberId
        && (own.State == RegistrationState.Seated
            || (own.State == RegistrationState.Left && (own.Left == LeaveReason.Cancelled || own.Left == LeaveReason.Removed) && (own.Position == 0 || own.Offers > 0))));

    /// <summary>Its file is as old as its last change.</summary>
    private static CalendarEntry Entry(Registration own, DateTimeOffset? fileAt)
    {
        var one = own.Event!;
        return new CalendarEntry(one, fileAt ?? one.ClosedAt ?? one.PublishedAt!.Value, own.State == RegistrationState.Left || one.State == EventState.Cancelled);
    }
}
