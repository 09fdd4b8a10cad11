using CoP.Community.ActionPoints;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>A working group with a lead and two members, a coordinator, and a stranger to the group.</summary>
internal sealed class ActionFixture : IAsyncDisposable
{
    private ActionFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Group { get; private set; }

    public long Lead { get; private set; }

    public long Giver { get; private set; }

    public long Owner { get; private set; }

    public long Outsider { get; private set; }

    public long Coordinator { get; private set; }

    public DateOnly Today => WallClock.Show(Community.Now, TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi")).Day;

    public static async Task<ActionFixture> BuildAsync()
    {
        var fixture = new ActionFixture(await TestCommunity.EmptyAsync());
        var community = fixture.Community;
        fixture.Group = await community.GroupAsync("shock", "drought");
        fixture.Lead = await community.MemberAsync("Lead", group: fixture.Group, lead: true);
        fixture.Giver = await community.MemberAsync("Giver", group: fixture.Group);
        fixture.Owner = await community.MemberAsync("Owner", group: fixture.Group);
        fixture.Outsider = await community.MemberAsync("Outsider");
        fixture.Coordinator = await community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        return fixture;
    }

    /// <param name="days">From today to its last day; null for none.</param>
    public ActionPointDraft Draft(int? days = 14, string words = "Send the list of wards.") =>
        new(words, Owner, OrganisationId: null, days is { } ahead ? Today.AddDays(ahead) : null) { GroupId = Group };

    public Task<Result<ActionPoint>> AddAsync(ActionPointDraft? draft = null, long? by = null) =>
        Community.As(by ?? Giver, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft ?? Draft(), default));

    /// <summary>One that its owner has said yes to.</summary>
    public async Task<long> OpenAsync(ActionPointDraft? draft = null)
    {
        var added = await AddAsync(draft);
        Assert.Null(added.Refusal);
        if (added.Value.State == ActionPointState.Proposed)
        {
            Assert.Null((await AcceptAsync(added.Value.OwnerId!.Value, added.Value.Id)).Refusal);
        }

        return added.Value.Id;
    }

    public Task<Result<ActionPoint>> AcceptAsync(long member, long id) => Community.As(member, (AnswerActionPoint answer, Member me) => answer.AcceptAsync(me, id, default));

    public Task<Result<ActionPoint>> WorkAsync(long member, Func<WorkOnActionPoint, Member, Task<Result<ActionPoint>>> work) => Community.As(member, work);

    public Task<Result<ActionPoint>> DoneAsync(long member, long id) => WorkAsync(member, (work, me) => work.DoneAsync(me, id, words: null, default));

    public Task<ActionPoint> ReadAsync(long id) => Community.ReadAsync(db => db.ActionPoints.Include(static point => point.Notes).SingleAsync(point => point.Id == id));

    public Task<int> SetStatusAsync(long member, MemberStatus status) => Community.ChangeAsync(db =>
        db.Members.Where(one => one.Id == member).ExecuteUpdateAsync(set => set.SetProperty(static one => one.Status, status)));

    /// <summary>Moves to a time of a day by the clocks of Nairobi.</summary>
    public void GoTo(DateOnly day, int hour = 9) =>
        Community.Time.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3)) - Community.Now);

    public Task LookAsync(params string[] works) => LookAllAsync(works.Length == 0 ? ["action-heirs", "action-reminders", "action-nudges", "action-weeks"] : works);

    /// <summary>Who was told a notice, in order.</summary>
    public Task<List<long?>> ToldAsync<TNotice>()
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == type && row.Kind == OutboxKind.Send).OrderBy(row => row.Id).Select(row => row.MemberId).ToListAsync());
    }

    /// <summary>What was said of them, by whom it was told.</summary>
    public async Task<List<(long? Member, ActionNews What)>> NewsAsync()
    {
        var type = NoticeJson.NameOf<ActionPointNews>();
        var rows = await Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == type && row.Kind == OutboxKind.Send).OrderBy(row => row.Id).Select(row => new { row.MemberId, row.Body }).ToListAsync());
        return rows.ConvertAll(row => (row.MemberId, ((ActionPointNews)NoticeJson.Read(type, row.Body)).What));
    }

    public ValueTask DisposeAsync() => Community.DisposeAsync();

    private async Task LookAllAsync(string[] works)
    {
        foreach (var work in works)
        {
            await Community.Services.DoAsync(work);
        }
    }
}
