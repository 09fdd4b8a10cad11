using CoP.Community.Members;

namespace CoP.Community.Events.Hosting;

public enum HostRequestState
{
    Asked,
    Confirmed,
    Declined,

    /// <summary>It hosts a later meeting instead.</summary>
    Swapped,

    /// <summary>Another was chosen meanwhile; the organisation has not said no.</summary>
    Released,
}

/// <summary>An organisation was asked whether it hosts a meeting. There is one of each organisation for each meeting; its first answer counts for all of its members.</summary>
public sealed class HostRequest : IRevisioned
{
    public long Id { get; set; }

    public long EventId { get; set; }

    public Event? Event { get; set; }

    public long OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    public HostRequestState State { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When its silence is looked at next; null when it is not any more.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>The member who answered for it.</summary>
    public long? AnsweredById { get; set; }

    public Member? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }
}
