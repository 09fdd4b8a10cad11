using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Who may be the second to decide.</summary>
internal static class Approvers
{
    /// <summary>Everyone who coordinates now, but for the author.</summary>
    public static IQueryable<Member> Of(CommunityDb db, Announcement announcement, DateTimeOffset now) =>
        db.Members.Holders(Permission.Coordinate, now).Where(member => member.Id != announcement.AuthorId);
}
