using CoP.Community.Files;

namespace CoP.Community.Events.Speakers;

internal sealed class SlidesFileUse : IFileUse
{
    public IQueryable<long> Used(CommunityDb db) =>
        db.EventSpeakers.Where(static speaker => speaker.SlidesFileId != null).Select(static speaker => speaker.SlidesFileId!.Value);
}
