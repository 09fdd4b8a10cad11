using System.Globalization;
using System.Text;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Calendar;

/// <summary>The file with an event's calendar entry, made once for all who come.</summary>
public sealed class CalendarFiles(CommunityDb db, EventCalendar calendar, TimeProvider clock)
{
    private const string ContentType = "text/calendar";
    private const int LongestName = 40;

    /// <summary>How long what was replaced can be fetched by messages that are on their way with it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    /// <summary>Makes it when the first seat is taken.</summary>
    public Task EnsureAsync(Event one, CancellationToken cancel) => one.CalendarFileId is null ? MakeAsync(one, cancel) : Task.CompletedTask;

    /// <summary>Makes it anew after a change; nothing where nobody has it.</summary>
    public async Task RenewAsync(Event one, CancellationToken cancel)
    {
        if (one.CalendarFileId is { } replaced)
        {
            await MakeAsync(one, cancel);
            var until = clock.GetUtcNow() + Overlap;
            await db.Files.Where(file => file.Id == replaced).ExecuteUpdateAsync(set => set.SetProperty(static file => file.ExpiresAt, until), cancel);
        }
    }

    private async Task MakeAsync(Event one, CancellationToken cancel)
    {
        await db.Entry(one).Reference(static it => it.Host).LoadAsync(cancel);
        await db.Entry(one).Reference(static it => it.Organiser).LoadAsync(cancel);
        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            Name = NameOf(one),
            ContentType = ContentType,
            Content = calendar.Write(new CalendarEntry(one, now, one.State == EventState.Cancelled)),
            CreatedAt = now,
        };
        db.Files.Add(file);
        await db.SaveChangesAsync(cancel);
        one.CalendarFileId = file.Id;
    }

    /// <summary>What it is about and its day, in letters that every phone saves: <c>targeting-2026-12-03.ics</c>.</summary>
    private static string NameOf(Event one)
    {
        var words = string.Concat(one.Title.Normalize(NormalizationForm.FormD).Where(static letter => char.IsAscii(letter)).Select(static letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        var stem = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        var name = stem.Length == 0 ? Event.SubjectKind : stem[..Math.Min(stem.Length, LongestName)].TrimEnd('-');
        var day = TimeZoneInfo.TryFindSystemTimeZoneById(one.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(one.StartsAt, zone) : one.StartsAt;
        return string.Create(CultureInfo.InvariantCulture, $"{name}-{day:yyyy-MM-dd}.ics");
    }
}

/// <summary>What the events of today have is kept.</summary>
internal sealed class CalendarFileUse : IFileUse
{
    public IQueryable<long> Used(CommunityDb db) => db.Events.Where(static one => one.CalendarFileId != null).Select(static one => one.CalendarFileId!.Value);
}
