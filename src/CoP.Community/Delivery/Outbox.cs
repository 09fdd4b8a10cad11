using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Says what happened to whom. Rows join the caller's transaction; the same notice to the same recipient is written once,
/// however often a job or a redelivered event asks for it.
/// </summary>
public sealed class Outbox(CommunityDb db, TimeProvider clock, Wishes wishes)
{
    /// <summary>How long a live message rests between two edits.</summary>
    public static readonly TimeSpan EditPause = TimeSpan.FromSeconds(5);

    /// <summary>What the outbox, and the digest, know a notice to a member by.</summary>
    public static string KeyOf(long memberId, Notice notice) => $"{notice.DedupeKey}:member-{memberId}";

    /// <summary>What the outbox knows a post by.</summary>
    public static string KeyIn(long conversationId, Notice notice) => $"{notice.DedupeKey}:conversation-{conversationId}";

    /// <summary>
    /// Tells a member as they wish: at once at their preferred address, after their quiet hours, in their next digest, or not
    /// at all, which leaves no row. Without any address the row ends as unreachable, and is listed.
    /// </summary>
    public async Task TellAsync(long memberId, Notice notice, CancellationToken cancel)
    {
        var key = KeyOf(memberId, notice);
        var (timing, notBefore) = await wishes.ForAsync(memberId, notice, cancel);
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
        }
    }

    /// <summary>Posts in a conversation that belongs to nobody in particular.</summary>
    public async Task PostAsync(long conversationId, Notice notice, CancellationToken cancel)
    {
        var place = await db.Conversations.FindAsync([conversationId], cancel);
        await AddAsync(KeyIn(conversationId, notice), notice, place, null, cancel);
    }

    /// <summary>Shows a notice as the answer to what a member just did, where they did it.</summary>
    public async Task ShowAsync(Conversation place, long? memberId, Notice notice, string dedupeKey, CancellationToken cancel)
    {
        if (await AddAsync(dedupeKey, notice, place, memberId, cancel) is { } row)
        {
            row.Priority = OutboxPriority.Reply;
            row.Policy = place.Kind == ConversationKind.Personal ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold;
        }
    }

    /// <summary>Has every message that shows <paramref name="subject"/> redrawn: soon, but each at most once per <see cref="EditPause"/>.</summary>
    public async Task RefreshAsync(string subject, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var shown = await db.LiveMessages.Where(live => live.Subject == subject).ToListAsync(cancel);
        var waiting = await WaitingEdits().Where(row => row.Live!.Subject == subject).Select(row => row.LiveMessageId).ToHashSetAsync(cancel);
        foreach (var live in shown)
        {
            live.Version++; // What is on the wire now, or not sent yet, is compared with this when it is recorded.
            if (!waiting.Contains(live.Id))
            {
                await AddEditAsync(live, cancel);
            }
        }
    }

    /// <summary>Has one live message redrawn, unless it was not sent yet or such an edit waits already.</summary>
    public async Task EditAsync(LiveMessage live, CancellationToken cancel)
    {
        if (!await WaitingEdits().AnyAsync(row => row.LiveMessageId == live.Id, cancel))
        {
            await AddEditAsync(live, cancel);
        }
    }

    /// <summary>They are rendered when they leave, so they will show a change of now too.</summary>
    private IQueryable<OutboxMessage> WaitingEdits() =>
        db.Outbox.Where(row => row.Kind == OutboxKind.Edit && (row.State == OutboxState.Queued || row.State == OutboxState.Parked));

    private async Task AddEditAsync(LiveMessage live, CancellationToken cancel)
    {
        if (live.PlatformId is null || await db.Conversations.FindAsync([live.ConversationId], cancel) is not { } place)
        {
            return; // It is rendered when it leaves, or edited right after when it is on the wire now.
        }

        var now = clock.GetUtcNow();
        db.Outbox.Add(new OutboxMessage
        {
            ConversationId = place.Id,
            Lane = place.Lane,
            MemberId = live.MemberId,
            Kind = OutboxKind.Edit,
            NoticeType = live.NoticeType,
            Body = live.Notice,
            DedupeKey = $"edit:{live.Id}:{Guid.NewGuid():n}",
            Priority = OutboxPriority.Notice,
            Policy = AmbiguityPolicy.Repeat,
            CreatedAt = now,
            NotBefore = now + live.RestAt(now),
            Target = live.PlatformId,
            LiveMessageId = live.Id,
        });
    }

    private async Task SendAsync(long memberId, Notice notice, string key, DateTimeOffset? notBefore, CancellationToken cancel)
    {
        var conversation = await AddressBook.PreferredConversationAsync(db, memberId, cancel);
        if (await AddAsync(key, notice, conversation, memberId, cancel) is { State: OutboxState.Queued } row && notBefore is { } morning)
        {
            (row.State, row.NotBefore, row.Reason) = (OutboxState.Parked, morning, "quiet hours");
        }
    }

    /// <summary>The row, or null when the same was said before.</summary>
    private async Task<OutboxMessage?> AddAsync(string key, Notice notice, Conversation? place, long? memberId, CancellationToken cancel)
    {
        if (await IsKnownAsync(key, cancel))
        {
            return null;
        }

        var row = Row(key, notice, place, memberId, clock.GetUtcNow());
        db.Outbox.Add(row);
        return row;
    }

    private async Task<bool> IsKnownAsync(string key, CancellationToken cancel) =>
        db.Outbox.Local.Any(row => row.DedupeKey == key) || await db.Outbox.AnyAsync(row => row.DedupeKey == key, cancel);

    private async Task<bool> IsCollectedAsync(string key, CancellationToken cancel) =>
        db.DigestItems.Local.Any(item => item.DedupeKey == key) || await db.DigestItems.AnyAsync(item => item.DedupeKey == key, cancel);

    private static OutboxMessage Row(string key, Notice notice, Conversation? place, long? memberId, DateTimeOffset now) => new()
    {
        ConversationId = place?.Id,
        Lane = place?.Lane ?? "",
        MemberId = memberId,
        Kind = OutboxKind.Send,
        NoticeType = notice.GetType().Name,
        Body = NoticeJson.Write(notice),
        DedupeKey = key,
        Priority = notice.Priority,
        Policy = memberId is null ? AmbiguityPolicy.Hold : AmbiguityPolicy.Resend,
        State = place is null ? OutboxState.Unreachable : OutboxState.Queued,
        Reason = place is null ? "no address" : null,
        FinishedAt = place is null ? now : null,
        CreatedAt = now,
        NotBefore = now + notice.Rest,
        Live = Live(notice, place?.Id, memberId),
    };

    private static LiveMessage? Live(Notice notice, long? conversationId, long? memberId) =>
        notice.Subject is { } subject && conversationId is { } place
            ? new LiveMessage
            {
                ConversationId = place,
                MemberId = memberId,
                Subject = subject,
                NoticeType = notice.GetType().Name,
                Notice = NoticeJson.Write(notice),
            }
            : null;
}
