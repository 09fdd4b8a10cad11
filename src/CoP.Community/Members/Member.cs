using CoP.Community.Groups;

namespace CoP.Community.Members;

public enum Role
{
    Guest,
    Member,
    ContentCoordinator,
    Administrator,
    Committee,
    Chair,
}

public enum MemberStatus
{
    Active,
    Suspended,
    Removed,
}

/// <summary>A person of the community. One member may write from several addresses.</summary>
public sealed class Member : IRevisioned
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public long? OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    public Role Role { get; set; } = Permissions.DefaultRole;

    public MemberStatus Status { get; set; }

    /// <summary>For guests: the day their stay ends.</summary>
    public DateTimeOffset? GuestUntil { get; set; }

    /// <summary>The county they work in by its code, or null for national scope.</summary>
    public string? County { get; set; }

    /// <summary>Two letters; null until they chose one, then the channel's hint counts.</summary>
    public string? Language { get; set; }

    /// <summary>An IANA zone; null for the community's own.</summary>
    public string? TimeZone { get; set; }

    /// <summary>What they work on.</summary>
    public Pillars Pillars { get; set; }

    /// <summary>False while they asked not to be sent the questions of others. What they have to do themselves they hear of all the same: for that they say that they are away.</summary>
    public bool Available { get; set; } = true;

    /// <summary>The instant at which the last day is over on which they are away; null for whoever is not, and has been welcomed back.</summary>
    public DateTimeOffset? AwayUntil { get; set; }

    /// <summary>Who was named to stand in while they are away.</summary>
    public long? DeputyId { get; set; }

    public Member? Deputy { get; set; }

    /// <summary>An invented person of the sample community.</summary>
    public bool IsSample { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    public int Revision { get; set; }

    public List<GroupMembership> Memberships { get; } = [];

    public List<MemberTheme> Themes { get; } = [];

    /// <summary>Whether a question can find them by a group or a theme. Needs both loaded.</summary>
    public bool CanBeFound => Memberships.Count > 0 || Themes.Count > 0;

    /// <summary>Whether their stay may end.</summary>
    public bool IsGuest => Role == Permissions.TemporaryRole;

    public bool IsAway(DateTimeOffset now) => AwayUntil > now;

    public bool IsActive(DateTimeOffset now) => Status == MemberStatus.Active && (GuestUntil is not { } until || until > now);
}
