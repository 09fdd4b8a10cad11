using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Sheets;

/// <summary>The resolutions of a conference, or another list that is followed for years: its action points and recommendations have it as their source.</summary>
public sealed class FollowedList : IRevisioned
{
    public const string SubjectKind = "followed";
    public const int TitleLength = 120;

    public long Id { get; set; }

    /// <summary>As it was named, with its year where it has one: "National Social Protection Conference 2026".</summary>
    public required string Title { get; set; }

    /// <summary>Whose leads follow it up; null for content coordinators.</summary>
    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    public long? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When those who follow it up were last told what is still open.</summary>
    public DateTimeOffset RemindedAt { get; set; }

    public int Revision { get; set; }

    public string Subject => FormattableString.Invariant($"{SubjectKind}:{Id}");
}

/// <summary>A followed list is there for every member; its group's leads and coordinators add to it.</summary>
public sealed class FollowedListSource(CommunityDb db, ActionPointAccess points) : IActionSource
{
    public string Kind => FollowedList.SubjectKind;

    public async Task<ActionSource?> FindAsync(long id, Member member, CancellationToken cancel) => await db.FollowedLists.FirstOrDefaultAsync(list => list.Id == id, cancel) is { } list
        ? new ActionSource(list.Title, list.GroupId, points.MayDecide(list.CreatedById, list.GroupId, member) ? null : new CannotDecideActionPoint())
        : null;
}
