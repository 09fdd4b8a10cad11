using CoP.Community.Delivery;
using CoP.Community.Questions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

public class LiveMessageTests
{
    private static readonly QuestionRequested Question = new(1);
    private readonly Conversation _chat = DispatcherFixture.Chat("1");

    [Fact]
    public async Task Notice_IsRenderedWhenItLeavesAndRemembered()
    {
        await using var fixture = await PostedAsync(static _ => new SendOutcome.Sent("42"));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        var live = await fixture.LiveAsync();
        Assert.Equal(["first/0"], fixture.Wires);
        Assert.Equal(("42", "42"), (rows[0].PlatformId, live!.PlatformId));
        Assert.NotNull(live.ShownHash);
    }

    [Fact]
    public async Task Notice_WithNothingLeftToSay_ExpiresAndIsForgotten()
    {
        await using var fixture = await PostedAsync(static _ => new SendOutcome.Sent("42"), says: null);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Expired));

        Assert.Empty(fixture.Seen);
        Assert.Null(await fixture.LiveAsync());
    }

    [Fact]
    public async Task Refresh_ThatChangesNothing_IsNotSent()
    {
        await using var fixture = await SentAsync();

        await fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        var rows = await fixture.UntilAsync(static rows => rows.Count == 2 && rows[1].FinishedAt is not null);

        Assert.Equal("unchanged", rows[1].Reason);
        Assert.Single(fixture.Seen);
    }

    [Fact]
    public async Task Refresh_OfSeveralChanges_IsOneEditOfTheMessageThatWasSent()
    {
        await using var fixture = await SentAsync();
        fixture.Says = static _ => "second";

        await fixture.ChangeAsync(static async services =>
        {
            var outbox = services.GetRequiredService<Outbox>();
            await outbox.RefreshAsync("question:1", default);
            await outbox.RefreshAsync("question:1", default);
        });
        await fixture.UntilAsync(static rows => rows.Count == 2 && rows[1].State == OutboxState.Sent);

        Assert.Equal(["first/0", "second/edit"], fixture.Wires);
        Assert.Equal("42", fixture.Seen.Last().Target);
    }

    [Fact]
    public async Task Edits_OfOneMessage_AreFiveSecondsApart()
    {
        await using var fixture = await SentAsync();
        List<DateTimeOffset> times = [];
        fixture.Hold = (_, _) =>
        {
            times.Add(fixture.Time.GetUtcNow());
            return Task.CompletedTask;
        };
        foreach (var text in new[] { "second", "third" })
        {
            fixture.Says = _ => text;
            await fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
            await fixture.UntilAsync(() => Task.FromResult(fixture.Wires), wires => wires.Contains($"{text}/edit"));
            await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));
        }

        Assert.True(times[1] - times[0] >= Outbox.EditPause);
        Assert.Equal(times[1], (await fixture.LiveAsync())!.EditedAt!.Value, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Change_WhileTheMessageIsOnTheWire_IsShownAfterwards()
    {
        var arrives = new TaskCompletionSource();
        await using var fixture = await PostedAsync(static _ => new SendOutcome.Sent("42"), hold: arrives.Task);
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 1);
        fixture.Says = static _ => "second";

        await fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        arrives.SetResult();
        await fixture.UntilAsync(() => Task.FromResult(fixture.Wires), static wires => wires.Contains("second/edit"));
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["first/0", "second/edit"], fixture.Wires);
    }

    [Fact]
    public async Task LongLiveMessage_IsOneRequestSoThatEditsFindItsButtons()
    {
        await using var fixture = await PostedAsync(static _ => new SendOutcome.Sent("42"), parts: 3);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["first/edit"], fixture.Wires);
    }

    [Fact]
    public async Task Question_PostedToManyPlaces_IsRefreshedInEachAndOnce()
    {
        await using var fixture = new DispatcherFixture { Says = static _ => "first" };
        fixture.Answer = static request => new SendOutcome.Sent(request.Conversation.ExternalId);
        await fixture.StartAsync([.. Enumerable.Range(1, 30).Select(static at =>
        {
            var chat = DispatcherFixture.Chat($"{at}", DispatcherFixture.Boundless);
            chat.Id = at;
            return chat;
        })]);
        await fixture.TellAsync(static async outbox =>
        {
            for (var at = 1; at <= 30; at++)
            {
                await outbox.PostAsync(at, Question, default);
                await outbox.PostAsync(at, Question, default);
            }
        });
        await fixture.UntilAsync(static rows => rows.Count == 30 && rows.TrueForAll(static row => row.State == OutboxState.Sent));
        fixture.Says = static _ => "second";

        await fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        await fixture.UntilAsync(static rows => rows.Count == 60 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(fixture.Seen.Skip(30), static request => Assert.Equal(request.Conversation.ExternalId, request.Target));
    }

    private async Task<DispatcherFixture> SentAsync()
    {
        var fixture = await PostedAsync(static _ => new SendOutcome.Sent("42"));
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));
        return fixture;
    }

    private async Task<DispatcherFixture> PostedAsync(Func<OutboundRequest, SendOutcome> answer, string? says = "first", int parts = 1, Task? hold = null)
    {
        var fixture = new DispatcherFixture { Says = _ => says, Answer = answer, PartCount = parts };
        fixture.Hold = (request, _) => request.Kind == OutboxKind.Send && hold is not null ? hold : Task.CompletedTask;
        await fixture.StartAsync(_chat);
        await fixture.TellAsync(outbox => outbox.PostAsync(_chat.Id, Question, default));
        return fixture;
    }
}
