using CoP.Community.Delivery;
using CoP.Community.Questions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

public class LiveMessageTests
{
    private static readonly QuestionRequested Question = new(1);
    private readonly Conversation _chat = Desk.Chat("1");

    [Fact]
    public async Task Notice_IsRenderedWhenItLeavesAndRemembered()
    {
        await using var desk = await PostedAsync(static _ => new SendOutcome.Sent("42"));

        var rows = await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        var live = await desk.LiveAsync();
        Assert.Equal(["first/0"], desk.Wires);
        Assert.Equal(("42", "42"), (rows[0].PlatformId, live!.PlatformId));
        Assert.NotNull(live.ShownHash);
    }

    [Fact]
    public async Task Notice_WithNothingLeftToSay_ExpiresAndIsForgotten()
    {
        await using var desk = await PostedAsync(static _ => new SendOutcome.Sent("42"), says: null);

        await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Expired));

        Assert.Empty(desk.Seen);
        Assert.Null(await desk.LiveAsync());
    }

    [Fact]
    public async Task Refresh_ThatChangesNothing_IsNotSent()
    {
        await using var desk = await SentAsync();

        await desk.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        var rows = await desk.UntilAsync(static rows => rows.Count == 2 && rows[1].FinishedAt is not null);

        Assert.Equal("unchanged", rows[1].Reason);
        Assert.Single(desk.Seen);
    }

    [Fact]
    public async Task Refresh_OfSeveralChanges_IsOneEditOfTheMessageThatWasSent()
    {
        await using var desk = await SentAsync();
        desk.Says = static _ => "second";

        await desk.ChangeAsync(static async services =>
        {
            var outbox = services.GetRequiredService<Outbox>();
            await outbox.RefreshAsync("question:1", default);
            await outbox.RefreshAsync("question:1", default);
        });
        await desk.UntilAsync(static rows => rows.Count == 2 && rows[1].State == OutboxState.Sent);

        Assert.Equal(["first/0", "second/edit"], desk.Wires);
        Assert.Equal("42", desk.Seen.Last().Target);
    }

    [Fact]
    public async Task Edits_OfOneMessage_AreFiveSecondsApart()
    {
        await using var desk = await SentAsync();
        List<DateTimeOffset> times = [];
        desk.Hold = (_, _) =>
        {
            times.Add(desk.Time.GetUtcNow());
            return Task.CompletedTask;
        };
        foreach (var text in new[] { "second", "third" })
        {
            desk.Says = _ => text;
            await desk.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
            await desk.UntilAsync(() => Task.FromResult(desk.Wires), wires => wires.Contains($"{text}/edit"));
            await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));
        }

        Assert.True(times[1] - times[0] >= Outbox.EditPause);
        Assert.Equal(times[1], (await desk.LiveAsync())!.EditedAt!.Value, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Change_WhileTheMessageIsOnTheWire_IsShownAfterwards()
    {
        var arrives = new TaskCompletionSource();
        await using var desk = await PostedAsync(static _ => new SendOutcome.Sent("42"), hold: arrives.Task);
        await desk.UntilAsync(() => Task.FromResult(desk.Seen.Count), static seen => seen == 1);
        desk.Says = static _ => "second";

        await desk.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        arrives.SetResult();
        await desk.UntilAsync(() => Task.FromResult(desk.Wires), static wires => wires.Contains("second/edit"));
        await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["first/0", "second/edit"], desk.Wires);
    }

    [Fact]
    public async Task LongLiveMessage_IsOneRequestSoThatEditsFindItsButtons()
    {
        await using var desk = await PostedAsync(static _ => new SendOutcome.Sent("42"), parts: 3);

        await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(["first/edit"], desk.Wires);
    }

    [Fact]
    public async Task Question_PostedToManyPlaces_IsRefreshedInEachAndOnce()
    {
        await using var desk = new Desk { Says = static _ => "first" };
        desk.Answer = static request => new SendOutcome.Sent(request.Conversation.ExternalId);
        await desk.StartAsync([.. Enumerable.Range(1, 30).Select(static at =>
        {
            var chat = Desk.Chat($"{at}", Desk.Boundless);
            chat.Id = at;
            return chat;
        })]);
        await desk.TellAsync(static async outbox =>
        {
            for (var at = 1; at <= 30; at++)
            {
                await outbox.PostAsync(at, Question, default);
                await outbox.PostAsync(at, Question, default);
            }
        });
        await desk.UntilAsync(static rows => rows.Count == 30 && rows.TrueForAll(static row => row.State == OutboxState.Sent));
        desk.Says = static _ => "second";

        await desk.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        await desk.UntilAsync(static rows => rows.Count == 60 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(desk.Seen.Skip(30), static request => Assert.Equal(request.Conversation.ExternalId, request.Target));
    }

    private async Task<Desk> SentAsync()
    {
        var desk = await PostedAsync(static _ => new SendOutcome.Sent("42"));
        await desk.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));
        return desk;
    }

    private async Task<Desk> PostedAsync(Func<OutboundRequest, SendOutcome> answer, string? says = "first", int parts = 1, Task? hold = null)
    {
        var desk = new Desk { Says = _ => says, Answer = answer, PartCount = parts };
        desk.Hold = (request, _) => request.Kind == OutboxKind.Send && hold is not null ? hold : Task.CompletedTask;
        await desk.StartAsync(_chat);
        await desk.TellAsync(outbox => outbox.PostAsync(_chat.Id, Question, default));
        return desk;
    }
}
