using CoP.Community.Members;

namespace CoP.Community.Events.ActionPoints;

/// <summary>What was agreed at an event to be done, by whom and until when.</summary>
public sealed class EventActionPoint : IRevisioned
{
    public const int WordsLength = 300;

    public long Id { get; set; }

    public long EventId { get; set; }

    public Event? Event { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Words { get; set; }

    /// <summary>Who does it; null for an organisation, or for nobody yet.</summary>
    public long? MemberId { get; set; }

    public Member? Member { get; set; }

    public long? OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    /// <summary>The instant at which its last day is over; null for no day.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }
}
