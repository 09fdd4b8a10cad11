using System.Text;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Broadcasts;

/// <summary>
/// Writes the lists of recipients that were asked for: CSV (UTF-8 with its mark, RFC 4180), kept for a day. Reading goes on
/// beside everybody's turns; only the finished file and its message going free are a transaction, so each list comes once.
/// </summary>
public sealed class RecipientExport(
    ITransactions transactions, IServiceScopeFactory scopes, OfferedLanguages languages,
    IOptions<CommunityOptions> options, TimeProvider clock) : IDueWork
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>No message waits until then but one that waits for its file.</summary>
    internal static readonly DateTimeOffset Awaited = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "recipient-lists";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public bool ByTime => false;

    /// <summary>The message that will bring a list: it is written at once and waits for its file, so that nothing forgets it.</summary>
    public static OutboxMessage Ask<TNotice>(long memberId, Conversation place, TNotice notice, DateTimeOffset now)
        where TNotice : Notice, IRecipientsListed
    {
        var row = OutboxMessage.OfNotice(notice, notice.DedupeKey, Destination.Of(place), memberId, now);
        (row.State, row.Reason, row.NotBefore) = (OutboxState.Parked, "waits for its file", Awaited);
        return row;
    }

    /// <summary>The messages that wait for their file.</summary>
    public static IQueryable<OutboxMessage> Wanted(CommunityDb db) =>
        db.Outbox.Where(static row => row.State == OutboxState.Parked && row.NotBefore == Awaited);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => Wanted(db).Select(static row => row.Id);

    public async Task<bool> StepAsync(long id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        if (await Wanted(db).AsNoTracking().Include(static row => row.Conversation).FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } wanted)
        {
            return false;
        }

        var content = await WriteAsync(db, scope.ServiceProvider.GetRequiredService<IExportWords>(), wanted, cancel);
        return await transactions.RunAsync((CommunityDb written, CancellationToken token) => HandOverAsync(written, id, content, token), cancel);
    }

    private static IRecipientsListed Read(OutboxMessage row) => (IRecipientsListed)NoticeJson.Read(row.NoticeType!, row.Body);

    /// <summary>Null when it is larger than a file may be.</summary>
    private async Task<byte[]?> WriteAsync(CommunityDb db, IExportWords words, OutboxMessage wanted, CancellationToken cancel)
    {
        var wantedBy = await db.Members.Where(member => member.Id == wanted.MemberId)
            .Select(static member => new { member.Language, member.TimeZone }).FirstOrDefaultAsync(cancel);
        var list = new RecipientList(
            db, words, languages.Choose(wantedBy?.Language, wanted.Conversation?.Language), options.Value.ZoneOf(wantedBy?.TimeZone));
        using var content = new MemoryStream();
        await using var writer = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await foreach (var line in list.ReadAsync(Read(wanted).ListedSource, cancel))
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
        if (await Wanted(db).FirstOrDefaultAsync(row => row.Id == rowId, cancel) is not { } wanted)
        {
            return false;
        }

        var notice = Read(wanted);
        var file = content is null ? null : File(notice.ListedSource, wanted.MemberId, content);
        if (file is not null)
        {
            db.Files.Add(file);
            await db.SaveChangesAsync(cancel); // Its number goes into the message.
        }

        wanted.Body = NoticeJson.Write(notice.With(file?.Id));
        (wanted.State, wanted.NotBefore, wanted.Reason) = (OutboxState.Queued, clock.GetUtcNow(), null);
        return true;
    }

    private StoredFile File(string source, long? ownerId, byte[] content) => new()
    {
        Name = $"{source.Replace(':', '-')}.csv",
        ContentType = "text/csv",
        Content = content,
        OwnerId = ownerId,
        CreatedAt = clock.GetUtcNow(),
        ExpiresAt = clock.GetUtcNow() + Kept,
    };
}
