using CoP.Community.Delivery;
using CoP.Community.Documents;
using CoP.Community.Events;
using CoP.Community.Files;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>The day before a roundtable what the groups bring is taken as it stands, made a document of the library, and sent to those who come: in one commit, so once.</summary>
public sealed class PackRound(
    CommunityDb db, CycleCalendar calendar, CycleAccess access, AgendaPlan agenda, RawMaterial material, IRoundtableTexts texts, MakeFile files, GiveDocument give, Outbox outbox, IOptions<RoundtableOptions> options)
{
    public async Task TakeAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (cycle.PackedAt is not null || now >= cycle.EndsAt || !calendar.HasComeBefore(cycle, options.Value.PackDaysAhead, now)
            || await AuthorAsync(cycle, now, cancel) is not { } author)
        {
            return;
        }

        cycle.PackedAt = now;
        foreach (var one in cycle.Contributions.Where(static one => one is { SubmittedAt: null, IsEmpty: false }))
        {
            one.SubmittedAt = now;
        }

        cycle.PackId = await MakeAsync(cycle, author, now, cancel);
        if (cycle.PackId is { } pack)
        {
            await outbox.TellAsync(Readers(cycle, now), new PackReady(cycle.Id, pack), cancel);
        }
    }

    /// <summary>The document.</summary>
    private async Task<long?> MakeAsync(MeetingCycle cycle, Member author, DateTimeOffset now, CancellationToken cancel)
    {
        var quarters = new List<GroupQuarter>();
        foreach (var one in AgendaPlan.Presenting(cycle))
        {
            quarters.Add(await material.CountAsync(one, cycle, cancel));
        }

        var pack = texts.Pack(new PackContents(cycle, agenda.Of(cycle), AgendaPlan.Presenting(cycle), quarters), now);
        var file = await files.HandleAsync(author, pack.FileName, pack.Content, cancel);
        var given = await give.HandleAsync(author, new DocumentDraft { Title = pack.Title, Kind = DocumentKind.Report, Language = pack.Language, Year = calendar.DayOf(cycle.StartsAt).Year }, file.Id, cancel);
        return given.Succeeded ? given.Value.Id : null;
    }

    /// <summary>Whoever organises it, as long as they coordinate; else another who does.</summary>
    private async Task<Member?> AuthorAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        var all = db.Members.Holders(Permission.Coordinate, now).Include(static member => member.Memberships);
        return await all.FirstOrDefaultAsync(member => cycle.Event != null && member.Id == cycle.Event.OrganiserId, cancel) ?? await all.OrderBy(static member => member.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Who has a seat, who leads a group, and who coordinates.</summary>
    private IQueryable<Member> Readers(MeetingCycle cycle, DateTimeOffset now)
    {
        var coordinators = db.Members.Holders(Permission.Coordinate, now).Select(static member => member.Id);
        var seated = db.Registrations.Where(one => one.EventId == cycle.EventId && one.State == RegistrationState.Seated).Select(static one => one.MemberId);
        var leads = access.ActiveLeads().Select(static member => member.Id);
        return db.Members.Active(now).Where(member => seated.Contains(member.Id) || leads.Contains(member.Id) || coordinators.Contains(member.Id));
    }
}
