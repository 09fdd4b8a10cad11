namespace CoP.Community.Tests.Questions;

public sealed class ModerationTests
{
    [Fact]
    public async Task HideQuestion_TellsTheAuthorWhyAndIsWrittenDown()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();

        Assert.True((await HideAsync(village, village.Lead, id)).Succeeded);

        var question = await village.QuestionAsync(id);
        Assert.Equal((QuestionState.Hidden, "Names a person"), (question.State, question.HiddenReason));
        Assert.Equal([village.Asker], await village.ToldAsync<QuestionHidden>());
        var entry = Assert.Single(await village.AuditAsync("question.hide"));
        Assert.Equal((village.Lead, $"question:{id}", "Names a person"), (entry.ActorId, entry.Subject, entry.Reason));
    }

    [Fact]
    public async Task HideQuestion_OfAnAnsweredOne_Works_OfAWithdrawnOne_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var answered = await village.AskAsync();
        await village.AcceptAsync(village.Asker, (await village.AnswerAsync(village.Peer, answered)).Value.Id);
        Assert.True((await HideAsync(village, village.Coordinator, answered)).Succeeded);
        Assert.IsType<QuestionIsClosed>((await HideAsync(village, village.Coordinator, answered)).Refusal);
    }

    [Fact]
    public async Task Moderation_ByAnOrdinaryMemberOrALeadElsewhere_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var elsewhere = await village.Town.MemberAsync("Lead elsewhere", group: village.Finance, lead: true);

        Assert.IsType<NotAModerator>((await HideAsync(village, village.Peer, id)).Refusal);
        Assert.IsType<NotAModerator>((await HideAsync(village, elsewhere, id)).Refusal);
        Assert.IsType<NotAModerator>((await MoveAsync(village, village.Peer, id, village.Finance)).Refusal);
        Assert.IsType<NotAModerator>((await MergeAsync(village, village.Peer, id, id)).Refusal);
        Assert.IsType<NotAModerator>((await RewordAsync(village, village.Peer, id)).Refusal);
        Assert.IsType<NotAModerator>((await AssignAsync(village, village.Peer, id, village.Other)).Refusal);
    }

    [Fact]
    public async Task RewordQuestion_TellsTheAuthorAndIsFoundByItsNewWords()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();

        Assert.True((await RewordAsync(village, village.Coordinator, id)).Succeeded);

        Assert.Equal([village.Asker], await village.ToldAsync<QuestionEdited>());
        Assert.Single(await village.AuditAsync("question.reword"));
        Assert.Equal(["triggers", "warning"], await village.Town.ReadAsync(db => db.QuestionTerms
            .Where(term => term.QuestionId == id).Select(term => term.Term).OrderBy(term => term).ToListAsync()));
    }

    [Fact]
    public async Task MoveQuestion_StartsOverInTheNewGroup()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var banker = await village.Town.MemberAsync("Banker", group: village.Finance);
        village.Town.Time.Advance(TimeSpan.FromDays(2));

        Assert.True((await MoveAsync(village, village.Coordinator, id, village.Finance)).Succeeded);

        var question = await village.QuestionAsync(id);
        Assert.Equal((village.Finance, village.Town.Now, 1), (question.GroupId, question.RoutedAt, question.Waves));
        Assert.Contains(question.Requests, request => request.MemberId == banker);
        Assert.Equal([village.Asker], await village.ToldAsync<QuestionMoved>());
        Assert.Single(await village.AuditAsync("question.move"));
    }

    [Fact]
    public async Task MoveQuestion_ToItsOwnGroupOrWhenClosed_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        Assert.IsType<SameGroup>((await MoveAsync(village, village.Coordinator, id, village.Shock)).Refusal);
        await HideAsync(village, village.Coordinator, id);
        Assert.IsType<QuestionIsClosed>((await MoveAsync(village, village.Coordinator, id, village.Finance)).Refusal);
    }

    [Fact]
    public async Task MergeQuestion_LeadsTheAuthorToTheOther()
    {
        await using var village = await Village.BuildAsync();
        var (first, second) = (await village.AskAsync(), await village.AskAsync("The same again", author: village.Peer));

        Assert.True((await MergeAsync(village, village.Coordinator, second, first)).Succeeded);

        var merged = await village.QuestionAsync(second);
        Assert.Equal((QuestionState.Merged, first), (merged.State, merged.MergedIntoId));
        Assert.Equal([village.Peer], await village.ToldAsync<QuestionMerged>());
        Assert.Single(await village.AuditAsync("question.merge"));
    }

    [Fact]
    public async Task MergeQuestion_WithItselfOrNothingOrAHiddenOne_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var (first, hidden) = (await village.AskAsync(), await village.AskAsync("Improper"));
        await HideAsync(village, village.Coordinator, hidden);
        Assert.IsType<CannotMergeWithItself>((await MergeAsync(village, village.Coordinator, first, first)).Refusal);
        Assert.IsType<QuestionNotFound>((await MergeAsync(village, village.Coordinator, first, 99)).Refusal);
        Assert.IsType<QuestionNotFound>((await MergeAsync(village, village.Coordinator, first, hidden)).Refusal);
    }

    [Fact]
    public async Task AssignQuestion_IsNotBoundByTheWeeklyShare()
    {
        await using var village = await Village.BuildAsync();
        var expert = await village.Town.MemberAsync("Expert");
        for (var at = 0; at < 4; at++)
        {
            Assert.True((await AssignAsync(village, village.Coordinator, await village.AskAsync($"Question {at}"), expert)).Succeeded);
        }

        Assert.Equal(4, (await village.AuditAsync("question.assign")).Count);
    }

    private static Task<Result<Question>> HideAsync(Village village, long member, long id) =>
        village.Town.As(member, (HideQuestion hide, Member me) => hide.HandleAsync(me, id, "Names a person", default));

    private static Task<Result<Question>> RewordAsync(Village village, long member, long id) =>
        village.Town.As(member, (RewordQuestion reword, Member me) => reword.HandleAsync(me, id, "Which warning triggers?", null, "Clearer", default));

    private static Task<Result<Question>> MoveAsync(Village village, long member, long id, long group) =>
        village.Town.As(member, (MoveQuestion move, Member me) => move.HandleAsync(me, id, group, default));

    private static Task<Result<Question>> MergeAsync(Village village, long member, long id, long into) =>
        village.Town.As(member, (MergeQuestion merge, Member me) => merge.HandleAsync(me, id, into, default));

    private static Task<Result<Member>> AssignAsync(Village village, long member, long id, long to) =>
        village.Town.As(member, (AssignQuestion assign, Member me) => assign.HandleAsync(me, id, to, default));
}
