using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

public class FaultTests
{
    [Fact]
    public async Task Stop_GivesWhatIsOnTheWireItsTimeAndLeavesNothingInDoubt()
    {
        await using var fixture = new DispatcherFixture();
        var answer = new TaskCompletionSource();
        fixture.Hold = (_, _) => answer.Task;
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"), DispatcherFixture.Row(DispatcherFixture.Chat("2"), "b"));
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 2);

        var stopping = fixture.StopAsync();
        Assert.False(stopping.IsCompleted);
        answer.SetResult();
        await stopping;

        Assert.All(await fixture.RowsAsync(), static row => Assert.Equal((OutboxState.Sent, 0), (row.State, row.Ambiguities)));
    }

    [Fact]
    public async Task Stop_WhileTheDatabaseFails_StillRecordsWhatIsOnTheWire()
    {
        await using var fixture = new DispatcherFixture();
        var answer = new TaskCompletionSource();
        fixture.Hold = (_, _) => answer.Task;
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 1);
        Task? stopping = null;
        fixture.Faults = _ => (stopping ??= fixture.StopAsync()) is not null; // Whatever is written next is told to stop, and fails.
        await fixture.AddQuietlyAsync(DispatcherFixture.Row(DispatcherFixture.Chat("2"), "b"));
        await fixture.UntilAsync(() => Task.FromResult(stopping), static begun => begun is not null);

        fixture.Faults = null;
        await fixture.StepAsync();
        await fixture.StepAsync();
        Assert.False(stopping!.IsCompleted);
        answer.SetResult();
        await fixture.UntilAsync(() => Task.FromResult(stopping.IsCompleted), static over => over);

        Assert.Equal([OutboxState.Sent, OutboxState.Queued], (await fixture.RowsAsync()).Select(static row => row.State));
    }

    [Fact]
    public async Task Stop_WhenARequestNeverEnds_EndsAllTheSame()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Hold = static (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 1);

        var stopping = fixture.StopAsync();
        await fixture.UntilAsync(() => Task.FromResult(stopping.IsCompleted), static over => over);

        Assert.Equal(OutboxState.Queued, (await fixture.RowsAsync())[0].State);
    }

    [Fact]
    public async Task Outcome_ThatMeetsAnAbsentDatabase_IsRecordedWhenItIsBack()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Hold = (_, _) =>
        {
            fixture.IsDatabaseAway = true;
            return Task.CompletedTask;
        };
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 1);
        await fixture.LeapAsync(TimeSpan.FromMinutes(10));
        fixture.IsDatabaseAway = false;

        var rows = await fixture.UntilAsync(static rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Sent, 0), (rows[0].State, rows[0].Ambiguities));
        Assert.Single(fixture.Seen);
    }

    [Theory]
    [InlineData("before the commit")]
    [InlineData("after the commit")]
    public async Task Row_WhoseTakingFailed_GoesAsSoonAsTheDatabaseIsBack(string point)
    {
        await using var fixture = new DispatcherFixture();
        var failures = 0;
        await fixture.StartAsync();
        fixture.Faults = at => at == point && failures++ == 0;
        await fixture.AddQuietlyAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));
        var began = fixture.Time.GetUtcNow();

        var rows = await fixture.UntilAsync(static rows => rows[0].State == OutboxState.Sent);

        Assert.True(failures > 1);
        Assert.Equal(0, rows[0].Ambiguities);
        Assert.True(fixture.Time.GetUtcNow() - began < OutboxPreparer.LeaseLength);
        Assert.Single(fixture.Seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outcome_UnderAnOldFence_IsIgnored(bool isPlain)
    {
        await using var fixture = new DispatcherFixture();
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        (row.State, row.Fence, row.LeasedUntil) = (OutboxState.Sending, 4, fixture.Time.GetUtcNow().AddHours(1));
        await fixture.StartAsync(row);

        var recorded = await fixture.Services.GetRequiredService<SendOutcomePolicy>()
            .RecordAsync([new SendResult(new SelectedMessage(row.Id, row.ConversationId!.Value, 3, DispatcherFixture.Channel, IsReply: true), new SendOutcome.Sent("1")) { IsPlain = isPlain }], default);

        Assert.Equal(0, recorded);
        Assert.Equal(OutboxState.Sending, (await fixture.RowsAsync())[0].State);
    }

    /// <summary>A process that cannot reach the database for longer than a lease is given up; what it says when it is back is known for certain.</summary>
    [Theory]
    [InlineData(true, AmbiguityPolicy.Resend)]
    [InlineData(false, AmbiguityPolicy.Resend)]
    [InlineData(true, AmbiguityPolicy.Repeat)]
    [InlineData(true, AmbiguityPolicy.Hold)]
    public async Task Arrival_ThatIsToldAfterTheRowWasGivenUp_EndsTheDoubt(bool isPlain, AmbiguityPolicy policy)
    {
        await using var fixture = new DispatcherFixture();
        var (row, now) = (DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"), fixture.Time.GetUtcNow());
        (row.State, row.Policy, row.Fence, row.LeasedUntil, row.Attempts) = (OutboxState.Sending, policy, 4, now.AddSeconds(-1), 5);
        await fixture.StartAsync(row);
        var given = (await fixture.UntilAsync(static rows => rows[0].State != OutboxState.Sending))[0];
        Assert.Equal(5, given.Fence);

        Assert.Equal(0, await RecordAsync(fixture, given, 3, isPlain)); // Of whoever had it before.
        Assert.Equal(1, await RecordAsync(fixture, given, 4, isPlain));

        await fixture.AdvanceAsync(TimeSpan.FromHours(1));
        var told = (await fixture.RowsAsync())[0];
        Assert.Equal((OutboxState.Sent, "late"), (told.State, told.PlatformId));
        Assert.Empty(fixture.Seen);
    }

    [Fact]
    public async Task Arrival_ThatIsToldWhileTheRowIsSentAgain_ComesTooLate()
    {
        await using var fixture = new DispatcherFixture { Hold = static (_, cancel) => new TaskCompletionSource().Task.WaitAsync(cancel) };
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        (row.State, row.Policy, row.Fence, row.LeasedUntil) = (OutboxState.Sending, AmbiguityPolicy.Resend, 4, fixture.Time.GetUtcNow().AddSeconds(-1));
        await fixture.StartAsync(row);
        var again = (await fixture.UntilAsync(static rows => rows[0] is { State: OutboxState.Sending, Fence: > 5 }))[0];

        Assert.Equal(0, await RecordAsync(fixture, again, 4, isPlain: true));
    }

    private static Task<int> RecordAsync(DispatcherFixture fixture, OutboxMessage row, long fence, bool isPlain) => fixture.Services.GetRequiredService<SendOutcomePolicy>().RecordAsync(
        [new SendResult(new SelectedMessage(row.Id, row.ConversationId!.Value, fence, DispatcherFixture.Channel, IsReply: true), new SendOutcome.Sent("late")) { IsPlain = isPlain }], default);

    [Fact]
    public async Task Row_TriedTooOften_IsGivenUpAndListed()
    {
        await using var fixture = new DispatcherFixture { Answer = static _ => new SendOutcome.RetryLater(TimeSpan.Zero, "503") };
        var row = DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a");
        row.Attempts = OutboxTransitions.MaxAttempts - 1;
        await fixture.StartAsync(row);

        var rows = await fixture.UntilAsync(static rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Rejected, "gave up"), (rows[0].State, rows[0].Reason));
        Assert.Single(fixture.Seen);
    }
}
