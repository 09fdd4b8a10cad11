using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Replies that leave from memory with their commit, and those that must not.</summary>
public sealed class PromptDispatchTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Reply_LeavesWithItsCommit_AndNobodyLooksForIt()
    {
        await using var fixture = await StartedAsync();
        var (began, before) = (fixture.Time.GetUtcNow(), fixture.TransactionCount);

        await SayAsync(fixture, "1", "a");
        var rows = await fixture.UntilAsync(static rows => rows[0].FinishedAt is not null);

        Assert.Equal(began, fixture.Time.GetUtcNow());
        Assert.Equal(2, fixture.TransactionCount - before); // Its own, and that of the record.
        Assert.Equal(["a/0"], fixture.Wires);
        Assert.Equal((OutboxState.Sent, "1", 1L, 1, null), (rows[0].State, rows[0].PlatformId, rows[0].Fence, rows[0].Attempts, rows[0].Payload));
    }

    [Fact]
    public async Task WhatIsSaidTogether_ArrivesInItsOrder()
    {
        await using var fixture = await StartedAsync();

        await SayAsync(fixture, "1", "a", "b", "c");
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "b/0", "c/0"], fixture.Wires);
    }

    [Fact]
    public async Task Reply_WhileAnotherIsOnTheWire_WaitsForIt()
    {
        await using var fixture = await StartedAsync();
        var answer = new TaskCompletionSource();
        fixture.Hold = (_, _) => answer.Task;
        await SayAsync(fixture, "1", "a");
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 1);

        await SayAsync(fixture, "1", "b");
        await fixture.StepAsync();
        Assert.Single(fixture.Seen);
        answer.SetResult();
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "b/0"], fixture.Wires);
    }

    [Fact]
    public async Task Replies_BeyondTheLimitOfTheirChat_WaitAndAllArriveInTheirOrder()
    {
        await using var fixture = await StartedAsync();
        string[] said = [.. Enumerable.Range(0, 12).Select(static number => $"r{number:00}")];
        var began = fixture.Time.GetUtcNow();
        foreach (var one in said)
        {
            await SayAsync(fixture, "1", one);
        }

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(said.Select(static one => $"{one}/0"), fixture.Wires);
        Assert.True(fixture.Time.GetUtcNow() - began >= TimeSpan.FromSeconds(1)); // A chat on Telegram is told five at once, and not twelve.
    }

    [Fact]
    public async Task Reply_ThatThePlatformRefusesForNow_IsSentAgainWithTheSameBytes()
    {
        await using var fixture = await StartedAsync();
        fixture.Answer = request => fixture.Seen.Count == 1 ? new SendOutcome.RetryLater(TimeSpan.FromSeconds(2), "429") : new SendOutcome.Sent("2");

        await SayAsync(fixture, "1", "a");
        var rows = await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(["a/0", "a/0"], fixture.Wires);
        Assert.Equal((2, 0), (rows[0].Attempts, rows[0].Ambiguities));
    }

    [Theory]
    [InlineData("before the platform")]
    [InlineData("after the platform")]
    public async Task Reply_WhoseProcessEndsOnItsWay_IsNotLost(string point)
    {
        await using var fixture = await StartedAsync();
        fixture.Kills = at => at == point;
        await SayAsync(fixture, "1", "a");
        await fixture.UntilAsync(() => Task.FromResult(fixture.IsDead), static dead => dead);

        fixture.Kills = null;
        fixture.Restart();
        var rows = await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.InRange(fixture.Seen.Count, 1, 1 + rows[0].Ambiguities);
    }

    [Fact]
    public async Task Reply_ToSomebodyWhoseLastOneIsInDoubt_ComesAfterThat()
    {
        await using var fixture = await StartedAsync();
        fixture.Kills = static at => at == "after the platform";
        await SayAsync(fixture, "1", "a");
        await fixture.UntilAsync(() => Task.FromResult(fixture.IsDead), static dead => dead);
        fixture.Kills = null;
        fixture.Restart();
        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Queued); // It goes again after a while.

        await SayAsync(fixture, "1", "b");
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["a/0", "a/0", "b/0"], fixture.Wires);
    }

    [Fact]
    public async Task Reply_AfterTheDispatcherWasToldToStop_StaysQueued()
    {
        await using var fixture = await StartedAsync();
        await fixture.StopAsync();

        await SayAsync(fixture, "1", "a");

        Assert.Equal(OutboxState.Queued, (await fixture.RowsAsync())[0].State);
        Assert.Empty(fixture.Seen);
    }

    [Fact]
    public async Task Reply_AfterSomethingThatWaitsInItsQueue_DoesNotOvertakeIt()
    {
        await using var fixture = await StartedAsync();
        await fixture.ChangeAsync(async services =>
        {
            var (db, prompt, chat) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<PromptReplies>(), await ChatAsync(services, "1"));
            var (shown, said) = (DispatcherFixture.Row(chat, "shown"), DispatcherFixture.Row(chat, "said"));
            prompt.MarkClear(chat);
            db.Add(shown);
            prompt.MarkBusy(chat);
            db.Add(said);
            prompt.Offer(said, chat);
        });

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["shown/0", "said/0"], fixture.Wires);
    }

    [Fact]
    public async Task Reply_ThatIsGivenBack_LeavesItsPlaceToTheNext()
    {
        await using var fixture = await StartedAsync();
        await fixture.ChangeAsync(async services =>
        {
            var chat = await ChatAsync(services, "1");
            var taken = await services.GetRequiredService<IPromptDispatch>().TakeAsync(services, [new PromptReply(DispatcherFixture.Row(chat, "lost"), chat)], default);
            Assert.NotNull(taken);
            taken.GiveBack();
        });

        await SayAsync(fixture, "1", "a");
        await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.Equal(["a/0"], fixture.Wires);
    }

    [Theory]
    [InlineData("held when in doubt")]
    [InlineData("out of reach")]
    [InlineData("in two parts")]
    [InlineData("not to be put into words")]
    [InlineData("too late one day")]
    public Task Reply_ThatSomethingHasToBeAskedFor_IsNotTaken(string why) => NotTakenAsync(why);

    private static async Task NotTakenAsync(string why)
    {
        await using var fixture = await StartedAsync();
        fixture.PartCount = why == "in two parts" ? 2 : 1;
        await fixture.ChangeAsync(async services =>
        {
            var chat = await ChatAsync(services, "1");
            var row = DispatcherFixture.Row(chat, why == "not to be put into words" ? "poison" : "a");
            row.Policy = why == "held when in doubt" ? AmbiguityPolicy.Hold : row.Policy;
            row.ExpiresAt = why == "too late one day" ? fixture.Time.GetUtcNow().AddDays(1) : null;
            if (why == "out of reach")
            {
                chat.Lose("gone", fixture.Time.GetUtcNow());
            }

            Assert.Null(await services.GetRequiredService<IPromptDispatch>().TakeAsync(services, [new PromptReply(row, chat)], default));
            Assert.Equal((OutboxState.Queued, 0L, null), (row.State, row.Fence, row.Payload));
        });
    }

    private static async Task<DispatcherFixture> StartedAsync()
    {
        var fixture = new DispatcherFixture();
        await fixture.StartAsync(DispatcherFixture.Chat("1"));
        await fixture.AdvanceAsync(Quiet);
        return fixture;
    }

    /// <summary>As a turn does that has seen that nothing waits there.</summary>
    private static Task SayAsync(DispatcherFixture fixture, string id, params string[] said) => fixture.ChangeAsync(async services =>
    {
        var (chat, prompt) = (await ChatAsync(services, id), services.GetRequiredService<PromptReplies>());
        if (!await services.GetRequiredService<CommunityDb>().Outbox.AnyAsync(static row => row.FinishedAt == null && row.State == OutboxState.Queued))
        {
            prompt.MarkClear(chat);
        }

        foreach (var one in said)
        {
            var row = DispatcherFixture.Row(chat, one);
            services.GetRequiredService<CommunityDb>().Add(row);
            prompt.Offer(row, chat);
        }
    });

    private static Task<Conversation> ChatAsync(IServiceProvider services, string id) =>
        services.GetRequiredService<CommunityDb>().Conversations.SingleAsync(one => one.ExternalId == id);
}
