using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>A document is published: whoever gave it is thanked by name, those who follow its themes hear of it, and an older version steps back.</summary>
public sealed class PublishDocument(CommunityDb db, Change change, DocumentAccess access, IEnumerable<IStudyShared> shared, Outbox outbox, TimeProvider clock)
{
    public Task<Result<Document>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.publish",
        document => access.MustModerate(document, actor) ?? (document.State is DocumentState.Submitted or DocumentState.Declined ? null : new DocumentIsDecided(document.State)),
        async document =>
        {
            (document.State, document.PublishedAt, document.ClosedAt) = (DocumentState.Published, clock.GetUtcNow(), null);
            await StepBackAsync(document, cancel);
            await db.SaveChangesAsync(cancel);
            await TellAsync(document, actor, cancel);
        },
        cancel);

    /// <summary>The older version, whose messages say so from then on.</summary>
    private async Task StepBackAsync(Document document, CancellationToken cancel)
    {
        if (document.ReplacesId is { } older && await db.Documents.FirstOrDefaultAsync(other => other.Id == older, cancel) is { } before)
        {
            before.ReplacedById = document.Id;
            await outbox.RefreshAsync(before.Subject, cancel);
        }
    }

    private async Task TellAsync(Document document, Member actor, CancellationToken cancel)
    {
        if (document.GivenById is { } giver && giver != actor.Id)
        {
            await outbox.TellAsync(giver, new DocumentDecided(document.Id, document.State, actor.Name, Reason: null, document.Revision), cancel);
        }

        await outbox.TellAsync(Followers(document), new DocumentPublished(document.Id, document.Title), cancel);
        foreach (var one in document.GivenById is not null && IsStudy(document.Kind) ? shared : [])
        {
            await one.HandleAsync(document.GivenById!.Value, document.Subject, document.Title, cancel);
        }
    }

    /// <summary>Those who follow one of its themes and may read it.</summary>
    private IQueryable<Member> Followers(Document document)
    {
        var (themes, group, readers, now) = (document.Themes, document.GroupId, document.Readers, clock.GetUtcNow());
        var following = db.Members.Active(now).Where(member => member.Id != document.GivenById && db.ThemeFollows.Any(follow => follow.MemberId == member.Id && themes.Contains(follow.Theme)));
        return readers switch
        {
            DocumentReaders.Members => following,
            DocumentReaders.Group => following.Where(member => member.Memberships.Any(membership => membership.GroupId == group)),
            _ => following.Where(static member => false),
        };
    }

    private static bool IsStudy(DocumentKind kind) => kind is DocumentKind.Report or DocumentKind.EvaluationReport or DocumentKind.CaseStudy or DocumentKind.SectorReview or DocumentKind.SituationAnalysis or DocumentKind.Survey or DocumentKind.NeedsAssessment;
}
