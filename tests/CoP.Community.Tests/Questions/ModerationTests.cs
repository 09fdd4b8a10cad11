namespace CoP.Community.Tests.Questions;

public sealed class ModerationTests
{
    [Fact]
    public async Task HideQuestion_TellsTheAuthorWhyAndIsWrittenDown()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();

        Assert.True((await HideAsync(fixture, fixture.Lead, id)).Succeeded);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((QuestionState.Hidden, "Names a person"), (question.State, question.HiddenReason));
        Assert.Equal([fixture.Asker], await fixture.ToldAsync<QuestionHidden>());
        var entry = Assert.Single(await fixture.AuditAsync("question.hide"));
        Assert.Equal((fixture.Lead, $"question:{id}", "Names a person"), (entry.ActorId, entry.Subject, entry.Reason));
    }

    [Fact]
    public async Task HideQuestion_OfAnAnsweredOne_Works_OfAWithdrawnOne_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answered = await fixture.AskAsync();
        await fixture.AcceptAsync(fixture.Asker, (await fixture.AnswerAsync(fixture.Peer, answered)).Value.Id);
        Assert.True((await HideAsync(fixture, fixture.Coordinator, answered)).Succeeded);
        Assert.IsType<QuestionIsClosed>((await HideAsync(fixture, fixture.Coordinator, answered)).Refusal);
    }

    [Fact]
    public async Task Moderation_ByAnOrdinaryMemberOrALeadElsewhere_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var elsewhere = await fixture.Community.MemberAsync("Lead elsewhere", group: fixture.Finance, lead: true);

        Assert.IsType<NotAModerator>((await HideAsync(fixture, fixture.Peer, id)).Refusal);
        Assert.IsType<NotAModerator>((await HideAsync(fixture, elsewhere, id)).Refusal);
        Assert.IsType<NotAModerator>((await MoveAsync(fixture, fixture.Peer, id, fixture.Finance)).Refusal);
        Assert.IsType<NotAModerator>((await MergeAsync(fixture, fixture.Peer, id, id)).Refusal);
        Assert.IsType<NotAModerator>((await RewordAsync(fixture, fixture.Peer, id)).Refusal);
        Assert.IsType<NotAModerator>((await AssignAsync(fixture, fixture.Peer, id, fixture.Other)).Refusal);
    }

    [Fact]
    public async Task RewordQuestion_TellsTheAuthorAndIsFoundByItsNewWords()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();

        Assert.True((await RewordAsync(fixture, fixture.Coordinator, id)).Succeeded);

        Assert.Equal([fixture.Asker], await fixture.ToldAsync<QuestionEdited>());
        Assert.Single(await fixture.AuditAsync("question.reword"));
        Assert.Equal([id], (await fixture.Community.DoAsync((FindQuestions find) => find.HandleAsync("warning triggers", 5, default))).Select(static question => question.Id));
        Assert.Empty(await fixture.Community.DoAsync((FindQuestions find) => find.HandleAsync("drought", 5, default)));
    }

    [Fact]
    public async Task MoveQuestion_StartsOverInTheNewGroup()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var banker = await fixture.Community.MemberAsync("Banker", group: fixture.Finance);
        fixture.Community.Time.Advance(TimeSpan.FromDays(2));

        Assert.True((await MoveAsync(fixture, fixture.Coordinator, id, fixture.Finance)).Succeeded);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((fixture.Finance, fixture.Community.Now, 1), (question.GroupId, question.RoutedAt, question.Waves));
        Assert.Contains(question.Requests, request => request.MemberId == banker);
        Assert.Equal([fixture.Asker], await fixture.ToldAsync<QuestionMoved>());
        Assert.Single(await fixture.AuditAsync("question.move"));
    }

    [Fact]
    public async Task MoveQuestion_ToItsOwnGroupOrWhenClosed_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        Assert.IsType<SameGroup>((await MoveAsync(fixture, fixture.Coordinator, id, fixture.Shock)).Refusal);
        await HideAsync(fixture, fixture.Coordinator, id);
        Assert.IsType<QuestionIsClosed>((await MoveAsync(fixture, fixture.Coordinator, id, fixture.Finance)).Refusal);
    }

    [Fact]
    public async Task MergeQuestion_LeadsTheAuthorToTheOther()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (first, second) = (await fixture.AskAsync(), await fixture.AskAsync("The same again", author: fixture.Peer));

        Assert.True((await MergeAsync(fixture, fixture.Coordinator, second, first)).Succeeded);

        var merged = await fixture.QuestionAsync(second);
        Assert.Equal((QuestionState.Merged, first), (merged.State, merged.MergedIntoId));
        Assert.Equal([fixture.Peer], await fixture.ToldAsync<QuestionMerged>());
        Assert.Single(await fixture.AuditAsync("question.merge"));
    }

    [Fact]
    public async Task MergeQuestion_WithItselfOrNothingOrAHiddenOne_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (first, hidden) = (await fixture.AskAsync(), await fixture.AskAsync("Improper"));
        await HideAsync(fixture, fixture.Coordinator, hidden);
        Assert.IsType<CannotMergeWithItself>((await MergeAsync(fixture, fixture.Coordinator, first, first)).Refusal);
        Assert.IsType<QuestionNotFound>((await MergeAsync(fixture, fixture.Coordinator, first, 99)).Refusal);
        Assert.IsType<QuestionNotFound>((await MergeAsync(fixture, fixture.Coordinator, first, hidden)).Refusal);
    }

    [Fact]
    public async Task AssignQuestion_IsNotBoundByTheWeeklyShare()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var expert = await fixture.Community.MemberAsync("Expert");
        for (var at = 0; at < 4; at++)
        {
            Assert.True((await AssignAsync(fixture, fixture.Coordinator, await fixture.AskAsync($"Question {at}"), expert)).Succeeded);
        }

        Assert.Equal(4, (await fixture.AuditAsync("question.assign")).Count);
    }

    private static Task<Result<Question>> HideAsync(QuestionFixture fixture, long member, long id) =>
        fixture.Community.As(member, (HideQuestion hide, Member me) => hide.HandleAsync(me, id, "Names a person", default));

    private static Task<Result<Question>> RewordAsync(QuestionFixture fixture, long member, long id) =>
        fixture.Community.As(member, (RewordQuestion reword, Member me) => reword.HandleAsync(me, id, "Which warning triggers?", null, "Clearer", default));

    private static Task<Result<Question>> MoveAsync(QuestionFixture fixture, long member, long id, long group) =>
        fixture.Community.As(member, (MoveQuestion move, Member me) => move.HandleAsync(me, id, group, default));

    private static Task<Result<Question>> MergeAsync(QuestionFixture fixture, long member, long id, long into) =>
        fixture.Community.As(member, (MergeQuestion merge, Member me) => merge.HandleAsync(me, id, into, default));

    private static Task<Result<Member>> AssignAsync(QuestionFixture fixture, long member, long id, long to) =>
        fixture.Community.As(member, (AssignQuestion assign, Member me) => assign.HandleAsync(me, id, to, default));
}
