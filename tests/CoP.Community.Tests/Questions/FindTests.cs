namespace CoP.Community.Tests.Questions;

public sealed class FindTests
{
    [Fact]
    public async Task Find_PutsTheMostAlikeFirstAndAnsweredBeforeOpen()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var open = await fixture.AskAsync("Drought payments in Turkana");
        var answered = await AnsweredAsync(fixture, "Drought payments in Wajir");
        var better = await fixture.AskAsync("Drought payments and fodder prices");

        Assert.Equal([better, answered, open], (await FindAsync(fixture, "drought payments fodder")).Select(static question => question.Id));
    }

    [Fact]
    public async Task Find_LeavesOutWhatIsHiddenOrWithdrawn()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync("Drought payments");
        await fixture.Community.As(fixture.Asker, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default));
        Assert.Empty(await FindAsync(fixture, "drought"));
    }

    [Fact]
    public async Task Find_ByStopWordsOnly_FindsNothing()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync();
        Assert.Empty(await FindAsync(fixture, "what is the"));
    }

    [Fact]
    public async Task Alike_NeedsHalfOfTheWordsAndAnAnswer()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answered = await AnsweredAsync(fixture, "Drought payments in Wajir");
        await fixture.AskAsync("Drought payments in Turkana");

        Assert.Equal([answered], (await AlikeAsync(fixture, "How are drought payments made in Garissa?")).Select(static question => question.Id));
        Assert.Empty(await AlikeAsync(fixture, "drought committees training radio budget"));
        Assert.Empty(await AlikeAsync(fixture, "Drought?"));
    }

    [Fact]
    public async Task Edit_IsFoundByTheNewWordsOnly()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync("Drought payments");
        await fixture.Community.As(fixture.Asker, (EditQuestion edit, Member me) =>
            edit.HandleAsync(me, id, new QuestionDraft("Flood payments", null, 0, null, false), default));

        Assert.Empty(await FindAsync(fixture, "drought"));
        Assert.Single(await FindAsync(fixture, "flood"));
        Assert.False((await fixture.QuestionAsync(id)).ShowName);
    }

    [Fact]
    public async Task Edit_ByAnybodyElseOrAfterClosing_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var draft = new QuestionDraft("Other", null, 0, null, true);
        Assert.IsType<NotYourQuestion>((await fixture.Community.As(fixture.Peer, (EditQuestion edit, Member me) => edit.HandleAsync(me, id, draft, default))).Refusal);
        await fixture.AcceptAsync(fixture.Asker, (await fixture.AnswerAsync(fixture.Peer, id)).Value.Id);
        Assert.IsType<QuestionIsClosed>((await fixture.Community.As(fixture.Asker, (EditQuestion edit, Member me) => edit.HandleAsync(me, id, draft, default))).Refusal);
    }

    private static async Task<long> AnsweredAsync(QuestionFixture fixture, string title)
    {
        var id = await fixture.AskAsync(title);
        await fixture.AcceptAsync(fixture.Asker, (await fixture.AnswerAsync(fixture.Peer, id)).Value.Id);
        return id;
    }

    private static Task<List<Question>> FindAsync(QuestionFixture fixture, string words) =>
        fixture.Community.DoAsync((FindQuestions find) => find.HandleAsync(words, 6, default));

    private static Task<List<Question>> AlikeAsync(QuestionFixture fixture, string words) =>
        fixture.Community.DoAsync((FindQuestions find) => find.AlikeAsync(words, 3, default));
}
