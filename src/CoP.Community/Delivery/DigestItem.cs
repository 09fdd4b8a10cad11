namespace CoP.Community.Delivery;

/// <summary>A notice that waits for its member's next daily digest.</summary>
public sealed class DigestItem
{
    public long Id { get; set; }

    public long MemberId { get; set; }

    public NoticeKind Kind { get; set; }

    public required string NoticeType { get; set; }

    public required string Notice { get; set; }

    /// <summary>The notice's own key and the member, as in the outbox: collected once.</summary>
    public required string DedupeKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was told; kept as long as the outbox keeps its keys.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <param name="key">The key that the outbox would have given it.</param>
    /// <exception cref="InvalidOperationException">The notice has no kind, so nobody can have wished it once a day.</exception>
    public static DigestItem Of(long memberId, Notice notice, string key, DateTimeOffset now) => new()
    {
        MemberId = memberId,
        Kind = notice.Kind ?? throw new InvalidOperationException($"{notice.GetType().Name} has no kind."),
        NoticeType = NoticeJson.NameOf(notice),
        Notice = NoticeJson.Write(notice),
        DedupeKey = key,
        CreatedAt = now,
    };
}
