using System.Text;
using CoP.Community.Access;
using CoP.Community.ActionPoints;
using CoP.Community.Delivery;
using CoP.Community.Documents;
using CoP.Community.Events;
using CoP.Community.Files;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Roundtables;

/// <summary>Whoever looks after a meeting that is over publishes its highlights and minutes. Those who had registered and those who contributed hear of it, and when the next one is.</summary>
public sealed class PublishMinutes(CommunityDb db, Change change, CycleAccess access, IRoundtableTexts texts, MakeFile files, GiveDocument give, Outbox outbox, TimeProvider clock)
{
    /// <param name="minutes">The words themselves; null where they were sent as a file, or the highlights are all there is.</param>
    /// <param name="fileId">A file that this member has sent.</param>
    public Task<Result<MeetingCycle>> HandleAsync(Member actor, long id, string highlights, string? minutes, long? fileId, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "cycle.minutes", cycle => Objection(cycle, actor),
        async cycle =>
        {
            var given = await GiveAsync(actor, cycle, minutes ?? highlights, fileId, cancel);
            if (given.Refusal is { } refusal)
            {
                return refusal;
            }

            (cycle.MinutesId, cycle.State, cycle.ClosedAt, cycle.LookAt) = (given.Value.Id, CycleState.Closed, clock.GetUtcNow(), null);
            if (cycle.Event is { } one)
            {
                one.Summary = highlights;
                await outbox.RefreshAsync(one.Subject, cancel);
            }

            await outbox.TellAsync(Concerned(cycle), new MinutesOut(cycle.Id), cancel);
            return null;
        },
        cancel);

    /// <summary>Why this member may not publish them now.</summary>
    public Refusal? Objection(MeetingCycle cycle, Member actor) => !access.MaySteer(cycle, actor) ? new CycleNotFound()
        : cycle.State == CycleState.Held || (cycle.State == CycleState.Planned && cycle.EndsAt <= clock.GetUtcNow()) ? null : new MinutesNotWanted();

    private async Task<Result<Document>> GiveAsync(Member actor, MeetingCycle cycle, string words, long? fileId, CancellationToken cancel)
    {
        var name = texts.Minutes(cycle);
        var draft = new DocumentDraft { Title = name.Title, Kind = DocumentKind.Minutes, Language = name.Language, GroupId = cycle.GroupId, Year = cycle.StartsAt.Year };
        return await give.HandleAsync(actor, draft, fileId ?? (await files.HandleAsync(actor, name.FileName, Encoding.UTF8.GetBytes(PlainText(words)), cancel)).Id, cancel);
    }

    /// <summary>What begins like markup would make a file of another kind of it.</summary>
    private static string PlainText(string words) => string.Concat(words.Where(static letter => !char.IsControl(letter) || letter is '\n' or '\t')).TrimStart('<', ' ');

    private IQueryable<Member> Concerned(MeetingCycle cycle)
    {
        var registered = db.Registrations.Where(one => one.EventId == cycle.EventId && one.State != RegistrationState.Left).Select(static one => one.MemberId);
        var groups = cycle.GroupId is { } own ? [own] : cycle.Contributions.ConvertAll(static one => one.GroupId);
        return db.Members.Active(clock.GetUtcNow()).Where(member => registered.Contains(member.Id) || member.Memberships.Any(own => own.IsLead && groups.Contains(own.GroupId)));
    }
}

/// <summary>After a roundtable what a group recommended becomes an action point with a press: whoever wrote it, or another lead, is asked to see to it, and may hand it on.</summary>
public sealed class TakeRecommendation(CommunityDb db, CycleAccess access, WhoLeads leads, ContributionAccess contributions, CaptureActionPoint capture, TimeProvider clock)
{
    /// <param name="which">Which of what the contribution recommends.</param>
    public async Task<Result<ActionPoint>> HandleAsync(Member actor, long contributionId, int which, CancellationToken cancel)
    {
        var found = (await contributions.FindAsync(contributionId, actor, cancel)).Unless(one => access.MaySteer(one.Cycle!, actor) ? null : new CycleNotFound());
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var one = found.Value;
        if (one.Recommended().ElementAtOrDefault(which) is not { } words || one.Cycle is not { } cycle || cycle.StartsAt > clock.GetUtcNow() || (await TakenAsync(cycle, cancel)).Contains(words))
        {
            return new RecommendationIsTaken();
        }

        var lead = await (await leads.PresentAsync(one.GroupId, cancel)).OrderByDescending(member => member.Id == one.WrittenById).ThenBy(static member => member.Id).Select(static member => (long?)member.Id).FirstOrDefaultAsync(cancel);
        var draft = new ActionPointDraft(TextOf(words, ActionPoint.WordsLength), lead, OrganisationId: null, DueOn: null) { Detail = words, GroupId = one.GroupId, Source = SourceOf(cycle) };
        return await capture.AddAsync(actor, draft, cancel);
    }

    /// <summary>The recommendations that are action points already.</summary>
    public async Task<HashSet<string>> TakenAsync(MeetingCycle cycle, CancellationToken cancel)
    {
        var source = SourceOf(cycle);
        var all = source is null ? [] : await db.ActionPoints.Where(point => point.Source == source && point.Detail != null).Select(static point => point.Detail!).ToListAsync(cancel);
        return [.. all];
    }

    private static string? SourceOf(MeetingCycle cycle) => cycle.EventId is { } id ? Event.SubjectOf(id) : null;

    private static string TextOf(string words, int most) => words.Length <= most ? words : words[..(char.IsHighSurrogate(words[most - 1]) ? most - 1 : most)];
}
