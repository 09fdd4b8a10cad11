using CoP.Community.Search;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Search;

/// <summary>The index follows the database, whoever changes what, and is made anew where the changes do not lead on.</summary>
public sealed class CommunityIndexTests
{
    [Fact]
    public async Task Index_KnowsWhatWasCommitted_AndNothingThatWasRolledBack()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync("Drought payments");
        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Community.As<AskQuestion, bool>(fixture.Asker, async (ask, me) =>
        {
            await ask.HandleAsync(me, new QuestionDraft("Flood payments", null, fixture.Shock, null, true), "en", default);
            throw new InvalidOperationException("On purpose.");
        }));

        Assert.Single(await FindAsync(fixture, "drought"));
        Assert.Empty(await FindAsync(fixture, "flood"));
    }

    [Fact]
    public async Task Change_ThatSaysNothingNew_IsNotNoted()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync("Drought payments");
        var before = await ChangesAsync(fixture);

        await fixture.ClaimAsync(fixture.Peer, id);
        Assert.Equal(before, await ChangesAsync(fixture));

        await fixture.AnswerAsync(fixture.Peer, id);
        Assert.Equal(before + 1, await ChangesAsync(fixture));
    }

    [Fact]
    public async Task Follow_WhereNothingHasChanged_WritesNothing()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync("Drought payments");
        var index = fixture.Community.Services.GetRequiredService<CommunityIndex>();

        await index.FollowAsync(default);
        Assert.Equal(0, await index.FollowAsync(default));
        await fixture.AskAsync("Flood payments");
        Assert.Equal(1, await index.FollowAsync(default));
    }

    /// <summary>As after a backup was put back: the index is ahead of what it was made of.</summary>
    [Fact]
    public async Task Index_WhoseLastChangeIsNotTheDatabases_IsMadeAnew()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync("Drought payments");
        Assert.Single(await FindAsync(fixture, "drought"));

        await fixture.Community.ChangeAsync(db => db.SearchChanges.ExecuteUpdateAsync(set => set.SetProperty(change => change.At, change => fixture.Community.Now.AddDays(-3))));
        await fixture.Community.ChangeAsync(db => db.Questions.ExecuteUpdateAsync(set => set.SetProperty(question => question.Title, "Locust payments")));

        Assert.Single(await FindAsync(fixture, "locust"));
        Assert.Empty(await FindAsync(fixture, "drought"));
    }

    [Fact]
    public async Task Rebuild_MakesItOfWhatIsThere()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync("Drought payments");
        await FindAsync(fixture, "drought");
        await fixture.Community.ChangeAsync(db => db.Questions.ExecuteUpdateAsync(set => set.SetProperty(question => question.Title, "Locust payments")));
        Assert.Empty(await FindAsync(fixture, "locust"));

        Assert.Equal(1, await fixture.Community.Services.GetRequiredService<CommunityIndex>().RebuildAsync(default));
        Assert.Single(await FindAsync(fixture, "locust"));
    }

    private static Task<int> ChangesAsync(QuestionFixture fixture) => fixture.Community.ReadAsync(db => db.SearchChanges.CountAsync());

    private static Task<List<Found>> FindAsync(QuestionFixture fixture, string words) =>
        fixture.Community.As(fixture.Asker, (FindThings find, Member me) => find.HandleAsync(me, words, SearchFilter.None, default));
}
