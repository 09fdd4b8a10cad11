using CoP.Community.Search;

namespace CoP.Community.Tests.Questions;

public sealed class FindTests
{
    [Fact]
    public async Task Find_PutsTheMostAlikeFirst()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await OthersAsync(fixture);
        var less = await fixture.AskAsync("Drought payments in Turkana");
        var more = await fixture.AskAsync("Drought payments and fodder prices");

        Assert.Equal([more, less], (await FindAsync(fixture, "drought payments fodder")).Select(static question => question.Id));
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
    public async Task Find_ByWhatAnAnswerSays_FindsItsQuestion_AndByWhatDidNotHelpNot()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await OthersAsync(fixture);
        var id = await fixture.AskAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, id, "The forage index of the drought authority.")).Value.Id;
        Assert.Equal([id], (await FindAsync(fixture, "forage")).Select(static question => question.Id));

        await fixture.Community.As(fixture.Asker, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default));
        Assert.Empty(await FindAsync(fixture, "forage"));
    }

    [Fact]
    public async Task Alike_NeedsHalfOfWhatWasSaidAndAnAnswer()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await OthersAsync(fixture);
        var answered = await AnsweredAsync(fixture, "Drought payments in Wajir");
        await fixture.AskAsync("Drought payments in Turkana");

        Assert.Equal([answered], await AlikeAsync(fixture, "How are drought payments made?"));
        Assert.Empty(await AlikeAsync(fixture, "drought committees training radio budget"));
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

    private static Task<IEnumerable<long>> AlikeAsync(QuestionFixture fixture, string words) =>
        fixture.Community.As(fixture.Asker, async (FindThings find, Member me) => (await find.AlikeAsync(me, words, 3, default)).Select(static one => one.Id));

    /// <summary>So that words are rare here as they are in life.</summary>
    private static async Task OthersAsync(QuestionFixture fixture)
    {
        for (var number = 0; number < 20; number++)
        {
            await fixture.AskAsync($"Road works and customs, lot {number}");
        }
    }
}
