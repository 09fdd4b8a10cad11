using CoP.Community.Files;

namespace CoP.Community.Announcements;

internal sealed class AnnouncementFileUse : IFileUse
{
    public IQueryable<long> Used(CommunityDb db) =>
        db.Announcements.Where(static announcement => announcement.FileId != null).Select(static announcement => announcement.FileId!.Value);
}
