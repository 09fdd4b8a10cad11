using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Agreed;

/// <summary>The document is not there for whoever names it.</summary>
public sealed record MinutesNotFound : Refusal;

/// <summary>Whoever writes down what was agreed at a meeting says which document its minutes are. Another takes its place.</summary>
public sealed class LinkMinutes(CommunityDb db, ActionSources sources, AuditLog audit, Outbox outbox, TimeProvider clock)
{
    public async Task<Result<MeetingMinutes>> HandleAsync(Member actor, string meeting, string document, CancellationToken cancel)
    {
        var source = await sources.FindAsync(meeting, actor, cancel);
        if ((source is null ? new ActionPointNotFound() : source.MayCapture ?? (meeting.Split(':')[0] == document.Split(':')[0] || await sources.FindAsync(document, actor, cancel) is null ? new MinutesNotFound() : null)) is { } refusal)
        {
            return refusal;
        }

        var link = await db.MeetingMinutes.FirstOrDefaultAsync(one => one.Meeting == meeting, cancel) ?? db.MeetingMinutes.Add(new MeetingMinutes { Meeting = meeting, Document = document }).Entity;
        await (link.Document == document ? Task.CompletedTask : outbox.RefreshAsync(link.Document, cancel));
        (link.Document, link.LinkedById, link.LinkedAt) = (document, actor.Id, clock.GetUtcNow());
        audit.Note(actor.Id, "action.minutes", meeting);
        await outbox.RefreshAsync(meeting, cancel);
        await outbox.RefreshAsync(document, cancel);
        return link;
    }
}
