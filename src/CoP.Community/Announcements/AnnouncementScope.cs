using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Who may announce to whom: coordinators to all, a lead to their own groups and in those groups' conversations.</summary>
public static class AnnouncementScope
{
    /// <summary>Needs the memberships loaded.</summary>
    public static Allowance Allowed(Member actor, DateTimeOffset now) =>
        Permissions.Allows(actor, Permission.Coordinate, now) ? new(Everyone: true, [], Urgent: true) : new(Everyone: false, Permissions.Led(actor), Urgent: false);

    /// <summary>Null when the actor may send this. <paramref name="conversation"/>: where it is posted, if it is.</summary>
    public static Refusal? Check(Member actor, Audience audience, Conversation? conversation, bool urgent, DateTimeOffset now)
    {
        var allowed = Allowed(actor, now);
        return allowed switch
        {
            { Everyone: true } => null,
            _ when urgent => new NotUrgentForLeads(),
            _ => Covers(allowed, audience, conversation) ? null : new AudienceTooWide(),
        };
    }

    /// <inheritdoc cref="Check(Member, Audience, Conversation?, bool, DateTimeOffset)"/>
    public static Refusal? Check(Member actor, Announcement announcement, DateTimeOffset now) =>
        Check(actor, announcement.Audience, announcement.Conversation, announcement.Urgent, now);

    private static bool Covers(Allowance allowed, Audience audience, Conversation? conversation) => conversation is null
        ? audience.Groups.Count > 0 && audience.Groups.All(allowed.Groups.Contains)
        : conversation.BoundGroupId is { } group && allowed.Groups.Contains(group);
}
