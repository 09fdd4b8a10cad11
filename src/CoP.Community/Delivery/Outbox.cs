using System.Linq.Expressions;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Says what happened to whom. Rows join the caller's transaction; the same notice to the same recipient is written once,
/// however often a job or a redelivered event asks for it.
/// </summary>
public sealed class Outbox(CommunityDb db, TimeProvider clock, NotificationPreferences preferences, IBulkInsert bulk)
{
    /// <summary>The keys of what was written and may not be in the database yet.</summary>
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>How long a live message rests between two edits.</summary>
    public static readonly TimeSpan EditPause = TimeSpan.FromSeconds(5);

    /// <summary>What the outbox, and the digest, know a notice to a member by.</summary>
    public static string KeyOf(long memberId, Notice notice) => $"{PrefixOf(notice)}{memberId}";

    private static string PrefixOf(Notice notice) => $"{notice.DedupeKey}:member-";

    /// <summary>What the outbox knows a post by.</summary>
    public static string KeyIn(long conversationId, Notice notice) => $"{notice.DedupeKey}:conversation-{conversationId}";

    /// <summary>
    /// Tells a member as they wish: at once at their preferred address, after their quiet hours, in their next digest, or not
    /// at all, which leaves no row. Without any address the row ends as unreachable, and is listed.
    /// </summary>
    public async Task TellAsync(long memberId, Notice notice, CancellationToken cancel)
    {
        var key = KeyOf(memberId, notice);
        var (timing, notBefore) = await preferences.ForAsync(memberId, notice, cancel);
        if (timing == NoticeTiming.Off || (notice.Kind is not null && await IsCollectedAsync(key, cancel)))
        {
            return;
        }

        if (timing == NoticeTiming.AtOnce)
        {
            await SendAsync(memberId, notice, key, notBefore, cancel);
        }
        else if (!await IsKnownAsync(key, cancel))
        {
            db.DigestItems.Add(DigestItem.Of(memberId, notice, key, clock.GetUtcNow()));
            _written.Add(key);
        }
    }

    /// <summary>
    /// Tells all of them as each wishes, by the same rules as one, with a handful of statements however many they are. More
    /// than some hundred people are told by a broadcast, which lets turns go on between.
    /// </summary>
    public async Task TellAsync(IQueryable<Member> members, Notice notice, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel); // What was said before is asked of the database.
        var now = clock.GetUtcNow();
        var (sends, items) = (new List<OutboxMessage>(), new List<DigestItem>());
        foreach (var recipient in await Recipient.Of(db, Untold(members, notice), notice.Kind).ToListAsync(cancel))
        {
            var (key, told) = (KeyOf(recipient.Id, notice), preferences.Decide(recipient.Timing, notice.AtAnyHour, recipient.TimeZone, preferences.HeldUntil(notice, recipient.TimeZone, recipient.AwayUntil)));
            if (told.Timing == NoticeTiming.Daily)
            {
                items.Add(DigestItem.Of(recipient.Id, notice, key, now));
            }
            else if (told.Timing == NoticeTiming.AtOnce)
            {
                sends.Add(OutboxMessage.OfNotice(notice, key, recipient.Destination, recipient.Id, now, told.NotBefore));
            }
        }

        await bulk.AddAsync(items, cancel);
        await AddAllAsync(sends, notice, cancel);
    }

    /// <summary>Whoever comes back earlier than they have said hears at once of what was kept for them.</summary>
    public Task ReleaseAsync(long memberId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Outbox.Where(row => row.MemberId == memberId && row.State == OutboxState.Parked && row.Reason == OutboxMessage.Waits && row.NotBefore > now)
            .ExecuteUpdateAsync(set => set.SetProperty(static row => row.NotBefore, now), cancel);
    }

    /// <summary>Posts in a conversation that belongs to nobody in particular.</summary>
    public async Task PostAsync(long conversationId, Notice notice, CancellationToken cancel)
    {
        var conversation = await db.Conversations.FindAsync([conversationId], cancel);
        await AddAsync(KeyIn(conversationId, notice), notice, conversation, null, cancel);
    }

    /// <summary>Shows a notice as the answer to what a member just did, where they did it.</summary>
    public async Task ShowAsync(Conversation conversation, long? memberId, Notice notice, string dedupeKey, CancellationToken cancel)
    {
        if (await AddAsync(dedupeKey, notice, conversation, memberId, cancel) is { } row)
        {
            row.Priority = OutboxPriority.Reply;
            row.Policy = conversation.Kind == ConversationKind.Personal ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold;
        }
    }

    /// <summary>Has every message that shows <paramref name="subject"/> redrawn: soon, but each at most once per <see cref="EditPause"/>.</summary>
    public Task RefreshAsync(string subject, CancellationToken cancel) => RefreshAsync(subject, cancel, static _ => true);

    /// <summary>
    /// The same for those that show what has changed: where one thing is shown to thousands, a change often concerns a few. A handful
    /// of statements however many they are.
    /// </summary>
    /// <param name="concerned">Those that meet any of these; each is looked up by itself, since an index serves one of them and not one or another.</param>
    public async Task RefreshAsync(string subject, CancellationToken cancel, params IEnumerable<Expression<Func<LiveMessage, bool>>> concerned)
    {
        await db.SaveChangesAsync(cancel);
        var (shown, waiting, now) = (Showing(db, subject, concerned), WaitingEdits(), clock.GetUtcNow());

        // What is on the wire now, or not sent yet, is compared with this when it is recorded.
        await shown.ExecuteUpdateAsync(static set => set.SetProperty(static live => live.Version, static live => live.Version + 1), cancel);
        await ReloadAsync(subject, cancel);
        var edits = await shown.AsNoTracking().Where(live => live.PlatformId != null && !waiting.Any(row => row.LiveMessageId == live.Id))
            .Join(db.Conversations.AsNoTracking(), static live => live.ConversationId, static place => place.Id, static (live, place) => new { live, place })
            .ToListAsync(cancel);
        await bulk.AddAsync([.. edits.Select(edit => OutboxMessage.EditOf(edit.live, edit.place, now))], cancel);
    }

    internal static IQueryable<LiveMessage> Showing(CommunityDb db, string subject, IEnumerable<Expression<Func<LiveMessage, bool>>> concerned)
    {
        var ids = concerned.Select(one => db.LiveMessages.Where(live => live.Subject == subject).Where(one).Select(static live => live.Id)).Aggregate(Queryable.Concat);
        return db.LiveMessages.Where(live => ids.Contains(live.Id));
    }

    /// <summary>What is tracked of it is read anew: it was changed in the database.</summary>
    private async Task ReloadAsync(string subject, CancellationToken cancel)
    {
        foreach (var live in db.LiveMessages.Local.Where(live => live.Subject == subject).ToList())
        {
            await db.Entry(live).ReloadAsync(cancel);
        }
    }

    /// <summary>Has one live message redrawn, unless it was not sent yet or such an edit waits already.</summary>
    public async Task EditAsync(LiveMessage live, CancellationToken cancel)
    {
        if (live.PlatformId is not null && !await WaitingEdits().AnyAsync(row => row.LiveMessageId == live.Id, cancel)
            && await db.Conversations.FindAsync([live.ConversationId], cancel) is { } place)
        {
            db.Outbox.Add(OutboxMessage.EditOf(live, place, clock.GetUtcNow()));
        }
    }

    /// <summary>They are rendered when they leave, so they will show a change of now too.</summary>
    private IQueryable<OutboxMessage> WaitingEdits() =>
        db.Outbox.Where(row => row.Kind == OutboxKind.Edit && (row.State == OutboxState.Queued || row.State == OutboxState.Parked));

    private async Task SendAsync(long memberId, Notice notice, string key, DateTimeOffset? notBefore, CancellationToken cancel)
    {
        var conversation = await AddressBook.PreferredConversationAsync(db, memberId, cancel);
        await AddAsync(key, notice, conversation, memberId, cancel, notBefore);
    }

    /// <summary>The row, or null when the same was said before.</summary>
    private async Task<OutboxMessage?> AddAsync(
        string key, Notice notice, Conversation? conversation, long? memberId, CancellationToken cancel, DateTimeOffset? quietUntil = null)
    {
        if (await IsKnownAsync(key, cancel))
        {
            return null;
        }

        var row = OutboxMessage.OfNotice(notice, key, Destination.Of(conversation), memberId, clock.GetUtcNow(), quietUntil);
        row.Live = Live(notice, row);
        db.Outbox.Add(row);
        _written.Add(key);
        return row;
    }

    private async Task AddAllAsync(List<OutboxMessage> rows, Notice notice, CancellationToken cancel)
    {
        if (notice.Subject is { } subject)
        {
            await bulk.AddAsync([.. rows.Select(row => Live(notice, row)).OfType<LiveMessage>()], cancel);
            var (type, body) = (NoticeJson.NameOf(notice), NoticeJson.Write(notice));
            var ids = await db.LiveMessages.Where(live => live.Subject == subject && live.NoticeType == type && live.Notice == body && live.MemberId != null)
                .GroupBy(static live => live.MemberId!.Value).Select(static own => new { own.Key, Id = own.Max(static live => live.Id) })
                .ToDictionaryAsync(static own => own.Key, static own => own.Id, cancel);
            rows.FindAll(static row => row.ConversationId is not null).ForEach(row => row.LiveMessageId = ids[row.MemberId!.Value]);
        }

        await bulk.AddAsync(rows, cancel);
    }

    /// <summary>Those to whom it was not said before, at once or in a digest.</summary>
    private IQueryable<Member> Untold(IQueryable<Member> members, Notice notice)
    {
        var prefix = PrefixOf(notice);
#pragma warning disable CA1305 // The database writes the number; no culture takes part.
        return members.Where(member => !db.Outbox.Any(row => row.DedupeKey == prefix + member.Id.ToString())
            && !db.DigestItems.Any(item => item.DedupeKey == prefix + member.Id.ToString()));
#pragma warning restore CA1305
    }

    private async Task<bool> IsKnownAsync(string key, CancellationToken cancel) =>
        _written.Contains(key) || await db.Outbox.AnyAsync(row => row.DedupeKey == key, cancel);

    private async Task<bool> IsCollectedAsync(string key, CancellationToken cancel) =>
        _written.Contains(key) || await db.DigestItems.AnyAsync(item => item.DedupeKey == key, cancel);

    private static LiveMessage? Live(Notice notice, OutboxMessage row) =>
        notice.Subject is { } subject && row.ConversationId is { } place
            ? new LiveMessage
            {
                ConversationId = place,
                MemberId = row.MemberId,
                Subject = subject,
                NoticeType = NoticeJson.NameOf(notice),
                Notice = NoticeJson.Write(notice),
            }
            : null;
}
