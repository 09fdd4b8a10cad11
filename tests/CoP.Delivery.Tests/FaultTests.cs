using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

public class FaultTests
{
    [Fact]
    public async Task Stop_GivesWhatIsOnTheWireItsTimeAndLeavesNothingInDoubt()
    {
        await using var desk = new Desk();
        var answer = new TaskCompletionSource();
        desk.Hold = (_, _) => answer.Task;
        await desk.StartAsync(Desk.Row(Desk.Chat("1"), "a"), Desk.Row(Desk.Chat("2"), "b"));
        await desk.UntilAsync(() => Task.FromResult(desk.Seen.Count), static seen => seen == 2);

        var stopping = desk.StopAsync();
        Assert.False(stopping.IsCompleted);
        answer.SetResult();
        await stopping;

        Assert.All(await desk.RowsAsync(), static row => Assert.Equal((OutboxState.Sent, 0), (row.State, row.Ambiguities)));
    }

    [Fact]
    public async Task Stop_WhileTheDatabaseFails_StillRecordsWhatIsOnTheWire()
    {
        await using var desk = new Desk();
        var answer = new TaskCompletionSource();
        desk.Hold = (_, _) => answer.Task;
        await desk.StartAsync(Desk.Row(Desk.Chat("1"), "a"));
        await desk.UntilAsync(() => Task.FromResult(desk.Seen.Count), static seen => seen == 1);
        Task? stopping = null;
        desk.Faults = _ => (stopping ??= desk.StopAsync()) is not null; // Whatever is written next is told to stop, and fails.
        await desk.AddQuietlyAsync(Desk.Row(Desk.Chat("2"), "b"));
        await desk.UntilAsync(() => Task.FromResult(stopping), static begun => begun is not null);

        desk.Faults = null;
        await desk.StepAsync();
        await desk.StepAsync();
        Assert.False(stopping!.IsCompleted);
        answer.SetResult();
        await desk.UntilAsync(() => Task.FromResult(stopping.IsCompleted), static over => over);

        Assert.Equal([OutboxState.Sent, OutboxState.Queued], (await desk.RowsAsync()).Select(static row => row.State));
    }

    [Fact]
    public async Task Stop_WhenARequestNeverEnds_EndsAllTheSame()
    {
        await using var desk = new Desk();
        desk.Hold = static (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        await desk.StartAsync(Desk.Row(Desk.Chat("1"), "a"));
        await desk.UntilAsync(() => Task.FromResult(desk.Seen.Count), static seen => seen == 1);

        var stopping = desk.StopAsync();
        await desk.UntilAsync(() => Task.FromResult(stopping.IsCompleted), static over => over);

        Assert.Equal(OutboxState.Queued, (await desk.RowsAsync())[0].State);
    }

    [Fact]
    public async Task Outcome_ThatMeetsAnAbsentDatabase_IsRecordedWhenItIsBack()
    {
        await using var desk = new Desk();
        desk.Hold = (_, _) =>
        {
            desk.IsDatabaseAway = true;
            return Task.CompletedTask;
        };
        await desk.StartAsync(Desk.Row(Desk.Chat("1"), "a"));
        await desk.UntilAsync(() => Task.FromResult(desk.Seen.Count), static seen => seen == 1);
        await desk.LeapAsync(TimeSpan.FromMinutes(10));
        desk.IsDatabaseAway = false;

        var rows = await desk.UntilAsync(static rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Sent, 0), (rows[0].State, rows[0].Ambiguities));
        Assert.Single(desk.Seen);
    }

    [Theory]
    [InlineData("before the commit")]
    [InlineData("after the commit")]
    public async Task Row_WhoseTakingFailed_GoesAsSoonAsTheDatabaseIsBack(string point)
    {
        await using var desk = new Desk();
        var failures = 0;
        await desk.StartAsync();
        desk.Faults = at => at == point && failures++ == 0;
        await desk.AddQuietlyAsync(Desk.Row(Desk.Chat("1"), "a"));
        var began = desk.Time.GetUtcNow();

        var rows = await desk.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.True(failures > 1);
        Assert.Equal(0, rows[0].Ambiguities);
        Assert.True(desk.Time.GetUtcNow() - began < OutboxPreparer.LeaseLength);
        Assert.Single(desk.Seen);
    }

    [Fact]
    public async Task Outcome_UnderAnOldFence_IsIgnored()
    {
        await using var desk = new Desk();
        var row = Desk.Row(Desk.Chat("1"), "a");
        (row.State, row.Fence, row.LeasedUntil) = (OutboxState.Sending, 4, desk.Time.GetUtcNow().AddHours(1));
        await desk.StartAsync(row);

        var recorded = await desk.Services.GetRequiredService<SendOutcomePolicy>()
            .RecordAsync([new SendResult(new SelectedMessage(row.Id, row.ConversationId!.Value, 3, Desk.Channel, IsReply: true), new SendOutcome.Sent("1"))], default);

        Assert.Equal(0, recorded);
        Assert.Equal(OutboxState.Sending, (await desk.RowsAsync())[0].State);
    }

    [Fact]
    public async Task Row_TriedTooOften_IsGivenUpAndListed()
    {
        await using var desk = new Desk { Answer = static _ => new SendOutcome.RetryLater(TimeSpan.Zero, "503") };
        var row = Desk.Row(Desk.Chat("1"), "a");
        row.Attempts = OutboxTransitions.MaxAttempts - 1;
        await desk.StartAsync(row);

        var rows = await desk.UntilAsync(static rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Rejected, "gave up"), (rows[0].State, rows[0].Reason));
        Assert.Single(desk.Seen);
    }
}
