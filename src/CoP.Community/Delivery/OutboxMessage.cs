using System.ComponentModel.DataAnnotations.Schema;
using System.Diagnostics;

namespace CoP.Community.Delivery;

/// <summary>
/// One message, or one part of a split message, on its way out. It is made only by the methods here, so that none is without
/// its scope, policy and times.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Why a message is parked that waits for its reader: for the end of their quiet hours, or of their absence.</summary>
    public const string Waits = "quiet hours";

    private OutboxMessage()
    {
    }

    public long Id { get; set; }

    /// <summary>Where to; null when the member has no address yet, which is an end state.</summary>
    public long? ConversationId { get; private set; }

    /// <summary>Setting it sets the rate limit scope too.</summary>
    public Conversation? Conversation
    {
        get;
        set
        {
            field = value;
            RateScope = value?.RateScope ?? RateScope;
        }
    }

    /// <summary>The conversation's <see cref="Delivery.Conversation.RateScope"/>, kept here so that each rate limit scope is emptied by itself.</summary>
    public string RateScope { get; private set; } = "";

    /// <summary>The broadcast it belongs to, if any.</summary>
    public long? BroadcastId { get; set; }

    /// <summary>For whom it is written (language, preferences, fail-over); null for posts in groups.</summary>
    public long? MemberId { get; set; }

    public OutboxKind Kind { get; set; }

    /// <summary>The notice to be rendered at the last moment, or null when <see cref="Body"/> is a finished message.</summary>
    public string? NoticeType { get; set; }

    /// <summary>JSON of the notice, or of the channel-neutral message.</summary>
    public required string Body { get; set; }

    /// <summary>The request body for the platform, once rendered; parts after the first are only this.</summary>
    public string? Payload { get; set; }

    /// <summary>Unique together with <see cref="Part"/>: the same thing is never said twice.</summary>
    public required string DedupeKey { get; set; }

    public int Part { get; set; }

    public OutboxPriority Priority { get; set; }

    public AmbiguityPolicy Policy { get; set; }

    public OutboxState State { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Too late to be useful after this; null means never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often the outcome was unknown.</summary>
    public int Ambiguities { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Grows with each lease; an outcome reported under an older lease is ignored.</summary>
    public long Fence { get; set; }

    /// <summary>The platform's id of the message to edit or delete, of the press to acknowledge, or of the message that a send replies to.</summary>
    public string? Target { get; set; }

    /// <summary>The platform's id of what was sent.</summary>
    public string? PlatformId { get; set; }

    /// <summary>The live message this row sends or edits, see <see cref="LiveMessage"/>.</summary>
    public long? LiveMessageId { get; set; }

    public LiveMessage? Live { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The span it is said in, as far as that is told, see <see cref="Telemetry"/>. In memory only.</summary>
    [NotMapped]
    public ActivityContext Origin { get; private init; }

    /// <summary>Tells a notice, which is put into words when it leaves. Without an address it ends at once, and is listed.</summary>
    /// <param name="memberId">For whom it is written; null for a post, which many read and which is held when it is in doubt.</param>
    /// <param name="quietUntil">When the quiet hours of the recipient end; null outside of them.</param>
    public static OutboxMessage OfNotice(
        Notice notice, string dedupeKey, Destination to, long? memberId, DateTimeOffset now, DateTimeOffset? quietUntil = null)
    {
        var row = OfNotice(NoticeJson.NameOf(notice), NoticeJson.Write(notice), notice.Priority, dedupeKey, to, memberId, now, quietUntil);
        row.NotBefore = row.State == OutboxState.Parked ? row.NotBefore : now + notice.Rest;
        return row;
    }

    /// <summary>As the other, for a notice that is written once for many.</summary>
    /// <param name="type">As <see cref="NoticeJson"/> knows it.</param>
    /// <param name="notice">As JSON.</param>
    public static OutboxMessage OfNotice(
        string type, string notice, OutboxPriority priority, string dedupeKey, Destination to, long? memberId, DateTimeOffset now, DateTimeOffset? quietUntil = null)
    {
        var row = New(OutboxKind.Send, notice, priority, dedupeKey, to, memberId, now);
        row.NoticeType = type;
        if (to.IsNone)
        {
            (row.State, row.Reason, row.FinishedAt) = (OutboxState.Unreachable, "no address", now);
        }
        else if (quietUntil is { } later)
        {
            (row.State, row.Reason, row.NotBefore) = (OutboxState.Parked, Waits, later);
        }

        return row;
    }

    /// <summary>Says a finished message to whoever waits for it, or answers their press with it.</summary>
    /// <param name="message">As JSON.</param>
    /// <param name="target">See <see cref="Target"/>.</param>
    public static OutboxMessage Reply(
        OutboxKind kind, string message, string dedupeKey, Conversation to, long? memberId, DateTimeOffset now, string? target = null)
    {
        var row = New(kind, message, OutboxPriority.Reply, dedupeKey, Destination.Of(to), memberId, now);
        (row.Target, row.Policy) = (target, PolicyOf(kind, to.Kind == ConversationKind.Personal));
        return row;
    }

    /// <summary>Redraws a live message as soon as it may be edited again.</summary>
    public static OutboxMessage EditOf(LiveMessage live, Conversation conversation, DateTimeOffset now)
    {
        var row = New(
            OutboxKind.Edit, live.Notice, OutboxPriority.Notice, $"edit:{live.Id}:{Guid.NewGuid():n}", Destination.Of(conversation), live.MemberId, now);
        (row.NoticeType, row.Target, row.LiveMessageId, row.NotBefore) = (live.NoticeType, live.PlatformId, live.Id, now + live.RestAt(now));
        return row;
    }

    /// <summary>Redraws or deletes what a broadcast has sent.</summary>
    /// <param name="kind">An edit or a deletion.</param>
    /// <param name="notice">As JSON; a further part that was sent knows none itself.</param>
    public static OutboxMessage ChangeOf(OutboxMessage sent, OutboxKind kind, string type, string notice, string dedupeKey, DateTimeOffset now)
    {
        var row = New(kind, notice, sent.Priority, dedupeKey, new Destination(sent.ConversationId, sent.RateScope), sent.MemberId, now);
        (row.NoticeType, row.Target, row.BroadcastId) = (type, sent.PlatformId, sent.BroadcastId);
        return row;
    }

    /// <summary>A further part of a message that does not fit into one request. It is nothing but its request body.</summary>
    public static OutboxMessage NextPart(OutboxMessage first, string payload, int part)
    {
        var row = New(first.Kind, "", first.Priority, first.DedupeKey, new Destination(first.ConversationId, first.RateScope), first.MemberId, first.CreatedAt);
        (row.Payload, row.Part, row.BroadcastId, row.Policy, row.NotBefore, row.ExpiresAt) =
            (payload, part, first.BroadcastId, first.Policy, first.NotBefore, first.ExpiresAt);
        return row;
    }

    private static OutboxMessage New(
        OutboxKind kind, string body, OutboxPriority priority, string dedupeKey, Destination to, long? memberId, DateTimeOffset now) => new()
        {
            ConversationId = to.ConversationId,
            Conversation = to.Unsaved,
            RateScope = to.RateScope,
            MemberId = memberId,
            Kind = kind,
            Body = body,
            DedupeKey = dedupeKey,
            Priority = priority,
            Policy = PolicyOf(kind, memberId is not null),
            CreatedAt = now,
            NotBefore = now,
            Origin = Telemetry.Current,
        };

    /// <summary>What many read is not repeated when it is in doubt: everybody would see it twice.</summary>
    private static AmbiguityPolicy PolicyOf(OutboxKind kind, bool isForOne) =>
        kind != OutboxKind.Send ? AmbiguityPolicy.Repeat : isForOne ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold;
}
