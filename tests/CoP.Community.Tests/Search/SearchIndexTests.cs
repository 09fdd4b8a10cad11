using CoP.Community.Search;

namespace CoP.Community.Tests.Search;

public sealed class SearchIndexTests
{
    [Fact]
    public async Task Search_ReadsNothingOfTheEntriesButTheirIndex()
    {
        await using var community = await TestCommunity.EmptyAsync();
        var query = SearchIndex.Query(Question.Kind, AlikeQuery.Among).Compile();

        var plan = await community.ReadAsync(db => QueryPlan.ReadAsync(db, query(db, ["drought", "payments"], 6)));

        Assert.Contains(plan, static step => step.Contains("COVERING INDEX sqlite_autoindex_SearchEntries_1 (Kind=? AND Term=?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_KnowsNothingOfOtherKinds()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync("Drought payments");
        await fixture.Community.AddAsync(new SearchEntry { Kind = "test", SubjectId = id, Term = "flood" });

        Assert.Empty(await FindAsync(fixture, "flood"));
        Assert.Equal([id], await FindAsync(fixture, "drought"));
    }

    [Fact]
    public async Task Replace_LeavesTheTermsOfOthers()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync("Drought payments");
        await fixture.Community.AddAsync(new SearchEntry { Kind = "test", SubjectId = id, Term = "drought" });

        await fixture.Community.As(fixture.Asker, (EditQuestion edit, Member me) =>
            edit.HandleAsync(me, id, new QuestionDraft("Flood payments", null, 0, null, false), default));

        Assert.Equal(
            [("question", "flood"), ("question", "payments"), ("test", "drought")],
            await fixture.Community.ReadAsync(static async db => (await db.SearchEntries.OrderBy(static entry => entry.Kind).ThenBy(static entry => entry.Term).ToListAsync())
                .ConvertAll(static entry => (entry.Kind, entry.Term))));
    }

    private static async Task<List<long>> FindAsync(QuestionFixture fixture, string words) =>
        [.. (await fixture.Community.DoAsync((FindQuestions find) => find.HandleAsync(words, 6, default))).Select(static question => question.Id)];
}
