namespace CoP.Community.Tests;

/// <summary>A small community that the rules about questions are tested in: an asker, two peers, a lead, a coordinator, one group.</summary>
internal sealed class QuestionFixture : IAsyncDisposable
{
    private QuestionFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Shock { get; private set; }

    public long Finance { get; private set; }

    public long Asker { get; private set; }

    public long Peer { get; private set; }

    public long Other { get; private set; }

    public long Lead { get; private set; }

    public long Coordinator { get; private set; }

    public static async Task<QuestionFixture> BuildAsync()
    {
        var fixture = new QuestionFixture(await TestCommunity.EmptyAsync());
        var community = fixture.Community;
        fixture.Shock = await community.GroupAsync("shock", "drought", "ukame");
        fixture.Finance = await community.GroupAsync("finance", "budget");
        fixture.Asker = await community.MemberAsync("Asker");
        fixture.Peer = await community.MemberAsync("Peer", group: fixture.Shock);
        fixture.Other = await community.MemberAsync("Other", group: fixture.Shock);
        fixture.Lead = await community.MemberAsync("Lead", static member => member.Available = false, fixture.Shock, lead: true);
        fixture.Coordinator = await community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        return fixture;
    }

    public async Task<long> AskAsync(
        string title = "Which drought indicators do you use?", long? group = null, long? author = null, string? county = null, string language = "en") =>
        (await Community.As(author ?? Asker, (AskQuestion ask, Member me) =>
            ask.HandleAsync(me, new QuestionDraft(title, null, group ?? Shock, county, true), language, default))).Value.Id;

    public Task<Result<Question>> ClaimAsync(long member, long question) =>
        Community.As(member, (ClaimQuestion claim, Member me) => claim.HandleAsync(me, question, default));

    public Task<Result<Answer>> AnswerAsync(long member, long question, string text = "Rainfall and fodder prices.", AnswerSource? source = null) =>
        Community.As(member, (GiveAnswer give, Member me) => give.HandleAsync(me, question, text, source, default));

    public Task<Result<Answer>> AcceptAsync(long member, long answer) =>
        Community.As(member, (AcceptAnswer accept, Member me) => accept.HandleAsync(me, answer, default));

    public Task<Question> QuestionAsync(long id) =>
        Community.ReadAsync(db => db.Questions.Include(question => question.Answers).Include(question => question.Requests).FirstAsync(question => question.Id == id));

    /// <summary>Who was asked, in order, with the wave they belong to.</summary>
    public Task<List<QuestionRequest>> AskedAsync(long question) =>
        Community.ReadAsync(db => db.QuestionRequests.Where(request => request.QuestionId == question).OrderBy(request => request.Id).ToListAsync());

    /// <summary>Who was told a notice, in order.</summary>
    public Task<List<long?>> ToldAsync<TNotice>()
        where TNotice : Notice => Community.ReadAsync(static db => db.Outbox
            .Where(row => row.NoticeType == NoticeJson.NameOf<TNotice>() && row.Kind == OutboxKind.Send)
            .OrderBy(row => row.Id).Select(row => row.MemberId).ToListAsync());

    public Task<List<AuditEntry>> AuditAsync(string action) =>
        Community.ReadAsync(db => db.AuditLog.Where(entry => entry.Action == action).ToListAsync());

    public async Task EscalateAsync(TimeSpan later)
    {
        Community.Time.Advance(later);
        await Community.Services.DoAsync("questions");
    }

    public ValueTask DisposeAsync() => Community.DisposeAsync();
}
