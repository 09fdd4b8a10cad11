using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Members;
using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>For its author, coordinators, and leads to whose groups alone it goes; a draft for its author only.</summary>
public sealed class AnnouncementAccess(CommunityDb db, TimeProvider clock) : Access<Announcement>
{
    protected override Refusal NotFound => new AnnouncementNotFound();

    /// <summary>Whatever its state, with texts, author and place, for views that decide themselves what to show. The file's bytes are not loaded.</summary>
    public override Task<Announcement?> LoadAsync(long id, CancellationToken cancel) =>
        db.Announcements
            .Include(announcement => announcement.Texts)
            .Include(announcement => announcement.Author)
            .Include(announcement => announcement.Conversation)
            .FirstOrDefaultAsync(announcement => announcement.Id == id, cancel);

    public override bool MaySee(Announcement announcement, Member actor) =>
        announcement.AuthorId == actor.Id
        || (announcement.State != AnnouncementState.Draft && MustBeInScopeOf(announcement, actor) is null);

    public override string SubjectOf(Announcement announcement) => announcement.Subject;

    /// <summary>Why this actor may not be the second to decide about it; null when they may.</summary>
    public Refusal? MayDecide(Announcement announcement, Member actor) => announcement switch
    {
        _ when announcement.AuthorId == actor.Id => new OwnApproval(),
        _ when !Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow()) => new NotAllowed(),
        _ => announcement.MustBeIn(AnnouncementState.AwaitingApproval),
    };

    /// <summary>Whether it may be corrected, recalled or sent again: its recipients are still known, and this actor's to decide about.</summary>
    internal Refusal? MayRevise(Announcement announcement, Member actor, BroadcastCommand command) =>
        announcement.May(command) ?? announcement.Broadcast switch
        {
            { Pending.Kind: RevisionKind.Resend or RevisionKind.Recall } when command != BroadcastCommand.Recall => new AnnouncementBusy(),
            { FinalCounts: not null } => new TooLongAgo(),
            _ => MustBeInScopeOf(announcement, actor),
        };

    internal Refusal? MustBeInScopeOf(Announcement announcement, Member actor) => AnnouncementScope.Check(actor, announcement, clock.GetUtcNow());
}
