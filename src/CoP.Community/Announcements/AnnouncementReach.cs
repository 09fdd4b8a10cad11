using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Whom an announcement would get to if it went now, and whether that is for one person to decide.</summary>
public sealed class AnnouncementReach(BroadcastFigures figures, IOptions<AnnouncementOptions> options)
{
    public Task<Reach> EstimateAsync(Announcement announcement, CancellationToken cancel) =>
        figures.EstimateAsync(announcement.Audience, announcement.ConversationId, NoticeKind.Announcement, cancel);

    /// <summary>Whether so many would get it that a second coordinator has to agree.</summary>
    public bool NeedsApproval(Announcement announcement, int members) => announcement.ConversationId is null && members > options.Value.ApprovalAbove;

    /// <summary>Whether anybody would get it, and whether a second coordinator has to agree.</summary>
    internal async Task<(bool Anybody, bool NeedsApproval)> WeighAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement.ConversationId is not null)
        {
            return (true, false);
        }

        var (members, anybody) = await figures.CountAsync(announcement.Audience, NoticeKind.Announcement, cancel);
        return (anybody, NeedsApproval(announcement, members));
    }
}
