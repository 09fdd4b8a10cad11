using CoP.Community.Questions.AfterAnswer;

namespace CoP.Community.Tests.Questions.AfterAnswer;

/// <summary>What an asker is asked, and says, once there are answers.</summary>
internal static class OutcomeFixture
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Lets time pass, and has asked what is due then.</summary>
    public static async Task PassAsync(this QuestionFixture fixture, TimeSpan time)
    {
        fixture.Community.Time.Advance(time);
        await fixture.Community.Services.DoAsync("question-outcomes");
        await fixture.Community.Services.DoAsync("question-outcomes"); // Twice, as after a restart.
    }

    /// <summary>The stages at which it was asked whether a question's answers helped, in order.</summary>
    public static async Task<List<int>> StagesAsync(this QuestionFixture fixture, long question) =>
        [.. (await WantedAsync(fixture)).Where(wanted => wanted.Notice.QuestionId == question).Select(static wanted => wanted.Notice.Stage)];

    public static async Task<List<(OutcomeWanted Notice, OutboxMessage Row)>> WantedAsync(this QuestionFixture fixture)
    {
        var name = NoticeJson.NameOf<OutcomeWanted>();
        var rows = await fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == name).OrderBy(static row => row.Id).ToListAsync());
        return rows.ConvertAll(static row => ((OutcomeWanted)NoticeJson.Read(row.NoticeType!, row.Body), row));
    }

    public static Task<Result<Question>> HelpedAsync(this QuestionFixture fixture, long member, long question) =>
        fixture.Community.As(member, (SayOutcome say, Member me) => say.HelpedAsync(me, question, default));

    public static Task<Result<Question>> PartlyAsync(this QuestionFixture fixture, long member, long question) =>
        fixture.Community.As(member, (SayOutcome say, Member me) => say.PartlyAsync(me, question, default));

    public static Task<Result<int>> DidNotHelpAsync(this QuestionFixture fixture, long member, long question) =>
        fixture.Community.As(member, (SayOutcome say, Member me) => say.DidNotHelpAsync(me, question, default));

    public static Task<Result<Question>> SettleAsync(this QuestionFixture fixture, long member, long question, bool elsewhere) =>
        fixture.Community.As(member, (SayOutcome say, Member me) => say.SettleAsync(me, question, elsewhere, default));

    public static Task<Result<Question>> MissesAsync(this QuestionFixture fixture, long member, long question, string missing) =>
        fixture.Community.As(member, (SayMissing say, Member me) => say.HandleAsync(me, question, missing, $"Still missing: {missing}", default));

    /// <summary>A question with one answer of the peer.</summary>
    public static async Task<long> AnsweredAsync(this QuestionFixture fixture)
    {
        var id = await fixture.AskAsync();
        await fixture.AnswerAsync(fixture.Peer, id);
        return id;
    }
}
