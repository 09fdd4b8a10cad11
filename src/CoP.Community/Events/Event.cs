using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.Events;

public enum EventState
{
    /// <summary>Only its organiser sees it.</summary>
    Draft,

    /// <summary>A coordinator is asked to publish it.</summary>
    InReview,

    /// <summary>Members see it and register.</summary>
    Published,

    Cancelled,

    /// <summary>It is over.</summary>
    Held,
}

/// <summary>How somebody takes part.</summary>
public enum Attendance
{
    InPerson,
    Remote,
}

/// <summary>Where and how one takes part; each kind of event has some of it.</summary>
public sealed record EventDetails
{
    public const int VenueLength = 200;
    public const int DirectionsLength = 500;
    public const int LineLength = 120;
    public const int LinkLength = 1000;
    public const int DialInLength = 40;
    public const int PinLength = 20;

    public string? Venue { get; init; }

    public string? Directions { get; init; }

    public string? Refreshments { get; init; }

    /// <summary>Where one joins; told to the registered only.</summary>
    public string? Link { get; init; }

    /// <summary>A telephone number; told to the registered only, as its PIN.</summary>
    public string? DialIn { get; init; }

    public string? Pin { get; init; }

    /// <summary>The languages it is held in.</summary>
    public string? Tracks { get; init; }

    /// <summary>What whoever needs a ramp, an interpreter or a quiet room should know.</summary>
    public string? Access { get; init; }
}

/// <summary>A meeting of the community: from its first draft until its recording is found.</summary>
public sealed class Event : IRevisioned, IClosable<Event>
{
    public const string SubjectKind = "event";
    public const int TitleLength = 120;
    public const int AboutLength = 2000;
    public const int LargestCapacity = 100_000;

    public long Id { get; set; }

    public EventKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>What it is about: light markup.</summary>
    public required string About { get; set; }

    public EventState State { get; set; }

    public long OrganiserId { get; set; }

    public Member? Organiser { get; set; }

    /// <summary>The member organisation that hosts it.</summary>
    public long? HostId { get; set; }

    public Organisation? Host { get; set; }

    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>A county's code; null for national.</summary>
    public string? County { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    /// <summary>The IANA zone of its place: its calendar entry is written in it.</summary>
    public required string TimeZone { get; set; }

    public EventDetails Details { get; set; } = new();

    /// <summary>Seats in the room; null for no limit. Nobody comes in person where its kind has no place.</summary>
    public int? RoomCapacity { get; set; }

    /// <summary>The same for those who take part from elsewhere.</summary>
    public int? RemoteCapacity { get; set; }

    /// <summary>Seats in the room that are taken or offered to somebody.</summary>
    public int RoomHeld { get; set; }

    public int RemoteHeld { get; set; }

    /// <summary>How many have ever been put on the waitlist: the place of the next in it.</summary>
    public long Queued { get; set; }

    /// <summary>The identifier of its calendar entry, for good.</summary>
    public required string CalendarUid { get; set; }

    /// <summary>How often it was changed since it was published: calendars take the higher one.</summary>
    public int Sequence { get; set; }

    /// <summary>The repeated event it is one of; null for one that stands alone.</summary>
    public string? Series { get; set; }

    /// <summary>The conference that it is a session of.</summary>
    public long? ParentId { get; set; }

    public Event? Parent { get; set; }

    /// <summary>The topic that it was made of.</summary>
    public long? TopicId { get; set; }

    public string? CancelReason { get; set; }

    /// <summary>Where its recording is, once there is one.</summary>
    public string? Recording { get; set; }

    /// <summary>What came of it, in some lines.</summary>
    public string? Summary { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it was cancelled or over.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When those who come are reminded next; null when they have heard all.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>When it is promoted next; null when it is not.</summary>
    public DateTimeOffset? PromoteAt { get; set; }

    /// <summary>When those who were there are asked next what they thought of it; null when they have been.</summary>
    public DateTimeOffset? FeedbackAt { get; set; }

    /// <summary>What the code at its door is made with; null until somebody wants one.</summary>
    public string? DoorKey { get; set; }

    /// <summary>The calendar entry of its present sequence, for those who come; null until it is wanted.</summary>
    public long? CalendarFileId { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    public EventKindTraits Traits => EventKindTraits.Of(Kind);

    public static string SubjectOf(long id) => $"{SubjectKind}:{id}";

    public static Expression<Func<Event, bool>> ClosedBefore(DateTimeOffset time) => one => one.ClosedAt < time;

    /// <summary>Whether somebody can register now.</summary>
    public bool IsOpen(DateTimeOffset now) => State == EventState.Published && now < StartsAt;

    /// <summary>How one can take part, the usual way first.</summary>
    public IEnumerable<Attendance> Ways() =>
    [
        .. Traits.InPerson ? [Attendance.InPerson] : Array.Empty<Attendance>(),
        .. Traits.Remote && !(Traits.InPerson && Details.Link is null) ? [Attendance.Remote] : Array.Empty<Attendance>(),
    ];

    /// <summary>Seats of a kind; null for no limit.</summary>
    public int? Capacity(Attendance way) => way == Attendance.InPerson ? RoomCapacity : RemoteCapacity;

    public int Held(Attendance way) => way == Attendance.InPerson ? RoomHeld : RemoteHeld;

    /// <summary>Seats that nobody has and nobody is offered; null for no limit.</summary>
    public int? Free(Attendance way) => Capacity(way) - Held(way);

    internal void Hold(Attendance way, int seats)
    {
        if (way == Attendance.InPerson)
        {
            RoomHeld += seats;
        }
        else
        {
            RemoteHeld += seats;
        }
    }
}
