namespace CoP.Community.Tests.Questions;

public sealed class FindTests
{
    [Fact]
    public async Task Find_PutsTheMostAlikeFirstAndAnsweredBeforeOpen()
    {
        await using var village = await Village.BuildAsync();
        var open = await village.AskAsync("Drought payments in Turkana");
        var answered = await AnsweredAsync(village, "Drought payments in Wajir");
        var better = await village.AskAsync("Drought payments and fodder prices");

        Assert.Equal([better, answered, open], (await FindAsync(village, "drought payments fodder")).Select(static question => question.Id));
    }

    [Fact]
    public async Task Find_LeavesOutWhatIsHiddenOrWithdrawn()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync("Drought payments");
        await village.Town.As(village.Asker, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default));
        Assert.Empty(await FindAsync(village, "drought"));
    }

    [Fact]
    public async Task Find_ByStopWordsOnly_FindsNothing()
    {
        await using var village = await Village.BuildAsync();
        await village.AskAsync();
        Assert.Empty(await FindAsync(village, "what is the"));
    }

    [Fact]
    public async Task Alike_NeedsHalfOfTheWordsAndAnAnswer()
    {
        await using var village = await Village.BuildAsync();
        var answered = await AnsweredAsync(village, "Drought payments in Wajir");
        await village.AskAsync("Drought payments in Turkana");

        Assert.Equal([answered], (await AlikeAsync(village, "How are drought payments made in Garissa?")).Select(static question => question.Id));
        Assert.Empty(await AlikeAsync(village, "drought committees training radio budget"));
        Assert.Empty(await AlikeAsync(village, "Drought?"));
    }

    [Fact]
    public async Task Edit_IsFoundByTheNewWordsOnly()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync("Drought payments");
        await village.Town.As(village.Asker, (EditQuestion edit, Member me) =>
            edit.HandleAsync(me, id, new QuestionDraft("Flood payments", null, 0, null, false), default));

        Assert.Empty(await FindAsync(village, "drought"));
        Assert.Single(await FindAsync(village, "flood"));
        Assert.False((await village.QuestionAsync(id)).ShowName);
    }

    [Fact]
    public async Task Edit_ByAnybodyElseOrAfterClosing_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var draft = new QuestionDraft("Other", null, 0, null, true);
        Assert.IsType<NotYourQuestion>((await village.Town.As(village.Peer, (EditQuestion edit, Member me) => edit.HandleAsync(me, id, draft, default))).Refusal);
        await village.AcceptAsync(village.Asker, (await village.AnswerAsync(village.Peer, id)).Value.Id);
        Assert.IsType<QuestionIsClosed>((await village.Town.As(village.Asker, (EditQuestion edit, Member me) => edit.HandleAsync(me, id, draft, default))).Refusal);
    }

    private static async Task<long> AnsweredAsync(Village village, string title)
    {
        var id = await village.AskAsync(title);
        await village.AcceptAsync(village.Asker, (await village.AnswerAsync(village.Peer, id)).Value.Id);
        return id;
    }

    private static Task<List<Question>> FindAsync(Village village, string words) =>
        village.Town.DoAsync((FindQuestions find) => find.HandleAsync(words, 6, default));

    private static Task<List<Question>> AlikeAsync(Village village, string words) =>
        village.Town.DoAsync((FindQuestions find) => find.AlikeAsync(words, 3, default));
}
