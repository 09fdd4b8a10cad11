using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Sheets;

/// <summary>What a table would bring, or has brought.</summary>
/// <param name="Errors">Where there are any, nothing is taken in.</param>
/// <param name="Known">How many of its lines are there already.</param>
public sealed record SheetImport(int New, int Known, IReadOnlyList<SheetError> Errors);

/// <summary>
/// Takes in a table of actions and recommendations, all of it or nothing. Done again it changes nothing: a line is known by its key, or else by its words and where it comes from. What comes from a
/// conference that is named becomes a list that is followed.
/// </summary>
public sealed class ImportActions(
    CommunityDb db, CaptureActionPoint capture, RecordRecommendation record, OrganisationRegister register, MemberDirectory directory, AuditLog audit, Outbox outbox, TimeProvider clock)
{
    private sealed record Row(SheetLine Line, Group? Group, long? MemberId, long? OrganisationId, DateOnly? Due, bool IsAdvice, bool IsDone);

    /// <param name="isTrial">Whether it is only looked at.</param>
    public async Task<Result<SheetImport>> HandleAsync(Member actor, IReadOnlyList<SheetLine> lines, bool isTrial, CancellationToken cancel)
    {
        if (!Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow()))
        {
            return new CannotDecideActionPoint();
        }

        List<SheetError> errors = [];
        List<Row> rows = [];
        foreach (var line in lines)
        {
            var (row, error) = await ReadAsync(actor, line, cancel);
            errors.AddRange(error is null ? Array.Empty<SheetError>() : [error]);
            rows.AddRange(row is null ? Array.Empty<Row>() : [row]);
        }

        errors.AddRange(Twice(rows));
        var known = await KnownAsync(rows, cancel);
        var fresh = rows.FindAll(row => !known.Contains(IdentityOf(row.Line)));
        if (errors.Count == 0 && !isTrial)
        {
            await TakeInAsync(actor, fresh, cancel);
        }

        return new SheetImport(fresh.Count, rows.Count - fresh.Count, [.. errors.OrderBy(static error => error.Line)]);
    }

    private async Task<(Row? Row, SheetError? Error)> ReadAsync(Member actor, SheetLine line, CancellationToken cancel)
    {
        (Row?, SheetError?) Wrong(SheetFault fault, SheetColumn column) => (null, new SheetError(line.Line, fault, line[column]));
        var (group, isNamed) = (line[SheetColumn.Group] is { Length: > 0 } name ? await GroupAsync(name, cancel) : null, line[SheetColumn.Group].Length > 0);
        var (organisation, member) = (await OrganisationAsync(line[SheetColumn.Organisation], cancel), (long?)null);
        if (line[SheetColumn.Who] is { Length: > 0 } who)
        {
            var body = await OrganisationAsync(who, cancel);
            member = body is null && await directory.FindAsync(who, 2, cancel) is [var only] ? only.Id : null;
            organisation ??= body;
            if (member is null && body is null)
            {
                return Wrong(SheetFault.NoSuchPerson, SheetColumn.Who);
            }
        }

        var due = ActionSheet.Day(line[SheetColumn.Due]);
        var (isAdvice, isDone) = (ActionSheet.IsAdvice(line[SheetColumn.Kind]), ActionSheet.IsDone(line[SheetColumn.State]));
        return line[SheetColumn.What].Length == 0 ? Wrong(SheetFault.NothingToDo, SheetColumn.What)
            : line[SheetColumn.What].Length > ActionPoint.WordsLength ? Wrong(SheetFault.TooLong, SheetColumn.What)
            : line[SheetColumn.Source].Length > FollowedList.TitleLength ? Wrong(SheetFault.TooLong, SheetColumn.Source)
            : line[SheetColumn.Organisation].Length > 0 && organisation is null ? Wrong(SheetFault.NoSuchOrganisation, SheetColumn.Organisation)
            : isNamed && group is null ? Wrong(SheetFault.NoSuchGroup, SheetColumn.Group)
            : !Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow()) && !(group is not null && Permissions.Leads(actor, group.Id)) ? Wrong(SheetFault.NotYourGroup, SheetColumn.Group)
            : line[SheetColumn.Due].Length > 0 && due is null ? Wrong(SheetFault.NotADay, SheetColumn.Due)
            : isAdvice is null ? Wrong(SheetFault.NoSuchKind, SheetColumn.Kind)
            : isDone is null ? Wrong(SheetFault.NoSuchState, SheetColumn.State)
            : (new Row(line, group, member, organisation, due, isAdvice.Value, isDone.Value), null);
    }

    private async Task<Group?> GroupAsync(string name, CancellationToken cancel)
    {
        var plain = TextNormalizer.Normalize(name);
        return (await OpenGroups.In(db).ToListAsync(cancel)).Find(group => group.Slug == plain || Languages.All.Any(language => TextNormalizer.Normalize(group.Name(language)) == plain));
    }

    private async Task<long?> OrganisationAsync(string name, CancellationToken cancel)
    {
        var key = OrganisationSpelling.Key(name);
        return name.Length == 0 ? null : (await register.FindAsync(name, 5, cancel)).Find(one => one.Names.Exists(known => known.Key == key))?.Id;
    }

    private static IEnumerable<SheetError> Twice(List<Row> rows) => rows.GroupBy(static row => IdentityOf(row.Line)).SelectMany(static same => same.Skip(1))
        .Select(static row => new SheetError(row.Line.Line, SheetFault.Twice, row.Line[SheetColumn.Key] is { Length: > 0 } key ? key : row.Line[SheetColumn.What]));

    /// <summary>What a line is known by for good.</summary>
    private static string IdentityOf(SheetLine line)
    {
        var (source, key) = (TextNormalizer.Normalize(line[SheetColumn.Source]), TextNormalizer.Normalize(line[SheetColumn.Key]));
        var words = key.Length > 0 ? $"#{key}" : TextNormalizer.Normalize(line[SheetColumn.What]);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{source}\n{words}")))[..32];
    }

    private async Task<HashSet<string>> KnownAsync(List<Row> rows, CancellationToken cancel)
    {
        var keys = rows.Select(static row => IdentityOf(row.Line)).ToHashSet(StringComparer.Ordinal);
        return [
            .. await db.ActionPoints.Where(point => point.ImportKey != null && keys.Contains(point.ImportKey)).Select(static point => point.ImportKey!).ToListAsync(cancel),
            .. await db.Recommendations.Where(one => one.ImportKey != null && keys.Contains(one.ImportKey)).Select(static one => one.ImportKey!).ToListAsync(cancel)];
    }

    private async Task TakeInAsync(Member actor, List<Row> rows, CancellationToken cancel)
    {
        List<(long Told, long Id)> told = [];
        foreach (var row in rows)
        {
            var source = row.Line[SheetColumn.Source] is { Length: > 0 } title ? (await ListAsync(actor, title, row.Group?.Id, cancel)).Subject : null;
            told.AddRange(row.IsAdvice ? await AdviseAsync(actor, row, source, cancel) : await CaptureAsync(actor, row, source, cancel));
        }

        await db.SaveChangesAsync(cancel);
        foreach (var theirs in told.GroupBy(static one => one.Told, static one => one.Id))
        {
            await outbox.TellAsync(theirs.Key, new ActionPointsGiven([.. theirs]), cancel);
        }

        audit.Note(actor.Id, "action.import", FormattableString.Invariant($"lines:{rows.Count}"));
    }

    private async Task<IEnumerable<(long, long)>> CaptureAsync(Member actor, Row row, string? source, CancellationToken cancel)
    {
        var draft = new ActionPointDraft(row.Line[SheetColumn.What], row.MemberId, row.OrganisationId, row.Due) { Source = source, GroupId = row.Group?.Id, Priority = PriorityOf(row) };
        var (point, reader) = await capture.WriteDownAsync(actor, draft, cancel);
        point.ImportKey = IdentityOf(row.Line);
        if (row.IsDone)
        {
            point.End(ActionPointState.Done, clock.GetUtcNow());
            point.DoneAt = clock.GetUtcNow();
        }

        return reader is { } one && !row.IsDone ? [(one, point.Id)] : [];
    }

    private async Task<IEnumerable<(long, long)>> AdviseAsync(Member actor, Row row, string? source, CancellationToken cancel)
    {
        var draft = new RecommendationDraft(row.Line[SheetColumn.What])
        {
            ToMemberId = row.MemberId,
            ToOrganisationId = row.OrganisationId,
            ToGroupId = row.MemberId is null && row.OrganisationId is null ? row.Group?.Id : null,
            Source = source,
            GroupId = row.Group?.Id,
            Priority = PriorityOf(row),
        };
        (await record.WriteDownAsync(actor, draft, isOne: false, cancel)).ImportKey = IdentityOf(row.Line);
        return [];
    }

    private async Task<FollowedList> ListAsync(Member actor, string title, long? groupId, CancellationToken cancel)
    {
        var (plain, now) = (TextNormalizer.Normalize(title), clock.GetUtcNow());
        if ((await db.FollowedLists.ToListAsync(cancel)).Find(list => TextNormalizer.Normalize(list.Title) == plain) is { } known)
        {
            return known;
        }

        var list = db.FollowedLists.Add(new FollowedList { Title = title, GroupId = groupId, CreatedById = actor.Id, CreatedAt = now, RemindedAt = now }).Entity;
        await db.SaveChangesAsync(cancel);
        return list;
    }

    private static ActionPriority PriorityOf(Row row) => ActionSheet.IsHigh(row.Line[SheetColumn.Priority]) ? ActionPriority.High : ActionPriority.Normal;
}
