using System.Globalization;
using System.Text;
using CoP.Community.Delivery;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>
/// Writes the lists that were asked for: CSV (UTF-8 with its mark, RFC 4180), kept for a day. Reading goes on beside
/// everybody's turns; only the finished file and its message going free are a transaction, so each list comes once. Goes
/// round among those that wait, so that one that cannot be made holds up none of the others.
/// </summary>
public sealed class AnnouncementExports(
    ITransactions transactions, IServiceScopeFactory scopes, IExportWords words, OfferedLanguages languages,
    IOptions<CommunityOptions> options, TimeProvider clock) : IAnnouncementExports
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private long _last;

    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, last) = (scope.ServiceProvider.GetRequiredService<CommunityDb>(), _last);
        var wanted = await AnnouncementExport.Wanted(db).AsNoTracking().Include(static row => row.Conversation)
            .OrderBy(row => row.Id <= last).ThenBy(static row => row.Id).FirstOrDefaultAsync(cancel);
        if (wanted is null)
        {
            return false;
        }

        _last = wanted.Id;
        var content = await WriteAsync(db, wanted, cancel);
        await transactions.RunAsync(
            (services, token) => HandOverAsync(services.GetRequiredService<CommunityDb>(), wanted.Id, content, token), cancel);
        return true;
    }

    private static AnnouncementListed Read(OutboxMessage row) => (AnnouncementListed)NoticeJson.Read(nameof(AnnouncementListed), row.Body);

    /// <summary>Null when it is larger than a file may be.</summary>
    private async Task<byte[]?> WriteAsync(CommunityDb db, OutboxMessage wanted, CancellationToken cancel)
    {
        var reader = await db.Members.Where(member => member.Id == wanted.MemberId)
            .Select(static member => new { member.Language, member.TimeZone }).FirstOrDefaultAsync(cancel);
        var list = new RecipientList(
            db, words, languages.Choose(reader?.Language, wanted.Conversation?.Language), options.Value.ZoneOf(reader?.TimeZone));
        using var content = new MemoryStream();
        await using var writer = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await foreach (var line in list.ReadAsync(Read(wanted).AnnouncementId, cancel))
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

    /// <summary>Nothing is left of a list that another process was faster with.</summary>
    private async Task<bool> HandOverAsync(CommunityDb db, long rowId, byte[]? content, CancellationToken cancel)
    {
        if (await AnnouncementExport.Wanted(db).FirstOrDefaultAsync(row => row.Id == rowId, cancel) is not { } wanted)
        {
            return false;
        }

        var notice = Read(wanted);
        var file = content is null ? null : File(notice.AnnouncementId, wanted.MemberId, content);
        if (file is not null)
        {
            db.Files.Add(file);
            await db.SaveChangesAsync(cancel); // Its number goes into the message.
        }

        wanted.Body = NoticeJson.Write(notice with { FileId = file?.Id });
        (wanted.State, wanted.NotBefore, wanted.Reason) = (OutboxState.Queued, clock.GetUtcNow(), null);
        return true;
    }

    private StoredFile File(long announcementId, long? ownerId, byte[] content) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"announcement-{announcementId}.csv"),
        ContentType = "text/csv",
        Content = content,
        OwnerId = ownerId,
        CreatedAt = clock.GetUtcNow(),
        ExpiresAt = clock.GetUtcNow() + Kept,
    };
}
