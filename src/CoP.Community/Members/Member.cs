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

    /// <summary>False while they asked not to be sent questions.</summary>
    public bool Available { get; set; } = true;

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

    public bool IsActive(DateTimeOffset now) => Status == MemberStatus.Active && (GuestUntil is not { } until || until > now);
}
