using System.Globalization;
using System.Text;
using CoP.Community.Files;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Lists every recipient and what became of it as a CSV file (UTF-8 with its mark, RFC 4180) that is kept for a day.</summary>
public sealed class AnnouncementExport(CommunityDb db, AnnouncementAccess access, AnnouncementLog log, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task<Result<StoredFile>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if ((found.Refusal ?? Fault(found.Value)) is { } refusal)
        {
            return refusal;
        }

        if (await WriteAsync(id, cancel) is not { } content)
        {
            return new ExportTooLarge();
        }

        var file = File(actor, id, content);
        db.Files.Add(file);
        await log.NoteAsync(actor, "announcement.export", found.Value, cancel);
        return file;
    }

    private static Refusal? Fault(Announcement announcement) => announcement switch
    {
        { FinalCounts: not null } => new RecallTooLate(),
        { HasStarted: false } => new AnnouncementNotInState(announcement.State),
        _ => null,
    };

    /// <summary>Null when it is larger than a file may be.</summary>
    private async Task<byte[]?> WriteAsync(long id, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await using var writer = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await writer.WriteLineAsync(RecipientList.Header);
        await foreach (var line in RecipientList.ReadAsync(db, id, cancel))
        {
            await writer.WriteLineAsync(line);
            if (content.Length > StoredFile.LargestSize)
            {
                return null;
            }
        }

        await writer.FlushAsync(cancel);
        return content.Length > StoredFile.LargestSize ? null : content.ToArray();
    }

    private StoredFile File(Member actor, long id, byte[] content) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"announcement-{id}.csv"),
        ContentType = "text/csv",
        Content = content,
        OwnerId = actor.Id,
        CreatedAt = clock.GetUtcNow(),
        ExpiresAt = clock.GetUtcNow() + Kept,
    };
}
