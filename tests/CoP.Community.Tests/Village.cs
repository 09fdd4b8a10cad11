namespace CoP.Community.Tests;

/// <summary>A small community that the rules about questions are tested in: an asker, two peers, a lead, a coordinator, one group.</summary>
internal sealed class Village : IAsyncDisposable
{
    private Village(TestCommunity town) => Town = town;

    public TestCommunity Town { get; }

    public long Shock { get; private set; }

    public long Finance { get; private set; }

    public long Asker { get; private set; }

    public long Peer { get; private set; }

    public long Other { get; private set; }

    public long Lead { get; private set; }

    public long Coordinator { get; private set; }

    public static async Task<Village> BuildAsync()
    {
        var village = new Village(await TestCommunity.EmptyAsync());
        var town = village.Town;
        village.Shock = await town.GroupAsync("shock", "drought", "ukame");
        village.Finance = await town.GroupAsync("finance", "budget");
        village.Asker = await town.MemberAsync("Asker");
        village.Peer = await town.MemberAsync("Peer", group: village.Shock);
        village.Other = await town.MemberAsync("Other", group: village.Shock);
        village.Lead = await town.MemberAsync("Lead", static member => member.Available = false, village.Shock, lead: true);
        village.Coordinator = await town.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        return village;
    }

    public async Task<long> AskAsync(
        string title = "Which drought indicators do you use?", long? group = null, long? author = null, string? county = null, string language = "en") =>
        (await Town.As(author ?? Asker, (AskQuestion ask, Member me) =>
            ask.HandleAsync(me, new QuestionDraft(title, null, group ?? Shock, county, true), language, default))).Value.Id;

    public Task<Result<Question>> ClaimAsync(long member, long question) =>
        Town.As(member, (ClaimQuestion claim, Member me) => claim.HandleAsync(me, question, default));

    public Task<Result<Answer>> AnswerAsync(long member, long question, string text = "Rainfall and fodder prices.", AnswerSource? source = null) =>
        Town.As(member, (GiveAnswer give, Member me) => give.HandleAsync(me, question, text, source, default));

    public Task<Result<Question>> AcceptAsync(long member, long answer) =>
        Town.As(member, (AcceptAnswer accept, Member me) => accept.HandleAsync(me, answer, default));

    public Task<Question> QuestionAsync(long id) =>
        Town.ReadAsync(db => db.Questions.Include(question => question.Answers).Include(question => question.Requests).FirstAsync(question => question.Id == id));

    /// <summary>Who was asked, in order, with the wave they belong to.</summary>
    public Task<List<QuestionRequest>> AskedAsync(long question) =>
        Town.ReadAsync(db => db.QuestionRequests.Where(request => request.QuestionId == question).OrderBy(request => request.Id).ToListAsync());

    /// <summary>Who was told a notice, in order.</summary>
    public Task<List<long?>> ToldAsync<TNotice>()
        where TNotice : Notice => Town.ReadAsync(static db => db.Outbox
            .Where(row => row.NoticeType == NoticeJson.NameOf<TNotice>() && row.Kind == OutboxKind.Send)
            .OrderBy(row => row.Id).Select(row => row.MemberId).ToListAsync());

    public Task<List<AuditEntry>> AuditAsync(string action) =>
        Town.ReadAsync(db => db.AuditLog.Where(entry => entry.Action == action).ToListAsync());

    public async Task ClimbAsync(TimeSpan later)
    {
        Town.Time.Advance(later);
        await Town.Services.DoAsync("questions");
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
