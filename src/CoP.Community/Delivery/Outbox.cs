using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Says what happened to whom. Rows join the caller's transaction; the same notice to the same recipient is written once,
/// however often a job or a redelivered event asks for it.
/// </summary>
public sealed class Outbox(CommunityDb db, TimeProvider clock)
{
    /// <summary>How long a live message rests between two edits.</summary>
    public static readonly TimeSpan EditPause = TimeSpan.FromSeconds(5);

    /// <summary>Tells a member, at their preferred address. Without any address the row ends as unreachable, and is listed.</summary>
    public async Task TellAsync(long memberId, Notice notice, CancellationToken cancel)
    {
        var conversation = await AddressBook.PreferredConversationAsync(db, memberId, cancel);
        await AddAsync($"{notice.DedupeKey}:member-{memberId}", notice, conversation, memberId, cancel);
    }

    /// <summary>Posts in a conversation that belongs to nobody in particular.</summary>
    public Task PostAsync(long conversationId, Notice notice, CancellationToken cancel) =>
        AddAsync($"{notice.DedupeKey}:conversation-{conversationId}", notice, conversationId, null, cancel);

    /// <summary>Shows a notice as the answer to what a member just did, where they did it.</summary>
    public Task ShowAsync(long conversationId, long? memberId, Notice notice, string dedupeKey, CancellationToken cancel) =>
        AddAsync(dedupeKey, notice, conversationId, memberId, cancel, OutboxPriority.Reply);

    /// <summary>Has every message that shows <paramref name="subject"/> redrawn: soon, but each at most once per <see cref="EditPause"/>.</summary>
    public async Task RefreshAsync(string subject, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var shown = await db.LiveMessages.Where(live => live.Subject == subject).ToListAsync(cancel);
        foreach (var live in shown)
        {
            live.Version++;
            await EditAsync(live, cancel);
        }
    }

    /// <summary>Has one live message redrawn, unless it was not sent yet or such an edit waits already.</summary>
    public async Task EditAsync(LiveMessage live, CancellationToken cancel)
    {
        if (live.PlatformId is null)
        {
            return; // It is rendered when it leaves, or edited right after when it is on the wire now.
        }

        var waiting = await db.Outbox.AnyAsync(
            row => row.LiveMessageId == live.Id && row.Kind == OutboxKind.Edit && row.State == OutboxState.Queued, cancel);
        if (waiting)
        {
            return; // It is rendered when it leaves, so it will show this change too.
        }

        var now = clock.GetUtcNow();
        var rested = (live.EditedAt ?? DateTimeOffset.MinValue) + EditPause;
        db.Outbox.Add(new OutboxMessage
        {
            ConversationId = live.ConversationId,
            MemberId = live.MemberId,
            Kind = OutboxKind.Edit,
            NoticeType = live.NoticeType,
            Body = live.Notice,
            DedupeKey = $"edit:{live.Id}:{Guid.NewGuid():n}",
            Priority = OutboxPriority.Notice,
            Policy = AmbiguityPolicy.Repeat,
            CreatedAt = now,
            NotBefore = rested > now ? rested : now,
            Target = live.PlatformId,
            LiveMessageId = live.Id,
        });
    }

    private async Task AddAsync(
        string key, Notice notice, long? conversationId, long? memberId, CancellationToken cancel, OutboxPriority? priority = null)
    {
        if (await IsKnownAsync(key, cancel))
        {
            return;
        }

        var row = Row(key, notice, conversationId, memberId, clock.GetUtcNow());
        row.Priority = priority ?? notice.Priority;
        db.Outbox.Add(row);
        if (notice.Subject is { } subject && conversationId is { } conversation)
        {
            await RememberAsync(row, notice, subject, conversation, cancel);
        }
    }

    private async Task<bool> IsKnownAsync(string key, CancellationToken cancel) =>
        db.Outbox.Local.Any(row => row.DedupeKey == key) || await db.Outbox.AnyAsync(row => row.DedupeKey == key, cancel);

    private static OutboxMessage Row(string key, Notice notice, long? conversationId, long? memberId, DateTimeOffset now) => new()
    {
        ConversationId = conversationId,
        MemberId = memberId,
        Kind = OutboxKind.Send,
        NoticeType = notice.GetType().Name,
        Body = NoticeJson.Write(notice),
        DedupeKey = key,
        Policy = memberId is null ? AmbiguityPolicy.Hold : AmbiguityPolicy.Resend,
        State = conversationId is null ? OutboxState.Unreachable : OutboxState.Queued,
        Reason = conversationId is null ? "no address" : null,
        FinishedAt = conversationId is null ? now : null,
        CreatedAt = now,
        NotBefore = now,
    };

    private async Task RememberAsync(OutboxMessage row, Notice notice, string subject, long conversationId, CancellationToken cancel)
    {
        var live = new LiveMessage
        {
            ConversationId = conversationId,
            MemberId = row.MemberId,
            Subject = subject,
            NoticeType = row.NoticeType!,
            Notice = row.Body,
        };
        db.LiveMessages.Add(live);
        await db.SaveChangesAsync(cancel);
        row.LiveMessageId = live.Id;
    }
}
