using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Questions;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Rows that fail wherever they are touched: they end listed, and hold up nobody.</summary>
public class StubbornTests
{
    [Fact]
    public async Task Outcome_ThatCanNeverBeWrittenDown_EndsListed_AndTheOthersAreRecorded()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = static request => request.Payload == "stubborn" ? new SendOutcome.Rejected("400") : new SendOutcome.Sent("1");
        await fixture.StartAsync(Stubborn("1", wire: "stubborn"), DispatcherFixture.Row(DispatcherFixture.Chat("2"), "a"), DispatcherFixture.Row(DispatcherFixture.Chat("3"), "b"));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal([OutboxState.Rejected, OutboxState.Sent, OutboxState.Sent], rows.Select(static row => row.State));
        Assert.Equal("not to be written down: JsonException", rows[0].Reason);
    }

    [Fact]
    public async Task Row_ThatCanNeverBePrepared_EndsListed_AndTheOthersGo()
    {
        await using var fixture = new DispatcherFixture();
        var chat = DispatcherFixture.Chat("1");
        var stubborn = Stubborn("1", wire: null);
        stubborn.Conversation = chat;
        await fixture.StartAsync(stubborn, DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(DispatcherFixture.Chat("2"), "b"));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal([OutboxState.Rejected, OutboxState.Sent, OutboxState.Sent], rows.Select(static row => row.State));
    }

    [Fact]
    public async Task Outcome_ThatMeetsAnAbsentDatabase_IsNeverGivenUp()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Hold = (_, _) =>
        {
            fixture.IsDatabaseAway = true;
            return Task.CompletedTask;
        };
        await fixture.StartAsync(DispatcherFixture.Row(DispatcherFixture.Chat("1"), "a"));
        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == 1);
        await fixture.AdvanceAsync(TimeSpan.FromSeconds(3 * PoisonMessages.MostTries));
        fixture.IsDatabaseAway = false;

        var rows = await fixture.UntilAsync(static rows => rows[0].FinishedAt is not null);

        Assert.Equal((OutboxState.Sent, "1", null), (rows[0].State, rows[0].PlatformId, rows[0].Reason));
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task Sender_ThatThrowsWhatever_HoldsUpNoConversation(Type failure)
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = request => request.Payload == "a/0" ? throw (Exception)Activator.CreateInstance(failure)! : new SendOutcome.Sent("1");
        var chat = DispatcherFixture.Chat("1");
        await fixture.StartAsync(DispatcherFixture.Row(chat, "a"), DispatcherFixture.Row(chat, "b"));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal([OutboxState.Ambiguous, OutboxState.Sent], rows.Select(static row => row.State));
    }

    [Fact]
    public async Task Budget_ThatFailsBeforeTheRequest_MeansThatNothingLeft()
    {
        await using var fixture = new DispatcherFixture();
        var sender = ActivatorUtilities.CreateInstance<MessageSender>(fixture.Services, new FailingBudget(before: true));

        var result = await sender.SendAsync(Prepared(), default);

        Assert.IsType<SendOutcome.RetryLater>(result.Outcome);
        Assert.Empty(fixture.Seen);
    }

    [Fact]
    public async Task Budget_ThatFailsAfterTheRequest_LeavesTheAnswerAsItIs()
    {
        await using var fixture = new DispatcherFixture();
        var sender = ActivatorUtilities.CreateInstance<MessageSender>(fixture.Services, new FailingBudget(before: false));

        var result = await sender.SendAsync(Prepared(), default);

        Assert.Equal(new SendOutcome.Sent("1"), result.Outcome);
    }

    /// <summary>A notice that cannot be read: it fails where it is rendered, and again where its feature is told that it reached nobody.</summary>
    private static OutboxMessage Stubborn(string chat, string? wire)
    {
        var row = DispatcherFixture.Row(DispatcherFixture.Chat(chat), "stubborn");
        (row.NoticeType, row.Body, row.Payload) = (nameof(QuestionRequested), "{", wire);
        return row;
    }

    private static PreparedMessage Prepared()
    {
        var request = new RateRequest(DispatcherFixture.Channel, "1", ConversationKind.Personal);
        return new PreparedMessage(
            new SelectedMessage(1, 1, 1, DispatcherFixture.Channel, IsReply: true, new RatePermit(request)), new OutboundRequest(OutboxKind.Send, "a", DispatcherFixture.Chat("1"), null), null, null);
    }

    private sealed class FailingBudget(bool before) : ISendThrottle
    {
        public ValueTask<RateAnswer?> TryTakeAsync(RateRequest request, CancellationToken cancel) => default;

        public int Room(string scope, bool isReply, int most) => most;

        public Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel) => throw new InvalidOperationException();

        public ValueTask<bool> LeaveAsync(RatePermit permit, CancellationToken cancel) =>
            before ? throw new InvalidOperationException() : ValueTask.FromResult(true);

        public void Answered(RatePermit permit, TimeSpan took) => throw new InvalidOperationException();

        public Task NoteLeftAsync(CommunityDb db, IEnumerable<RatePermit> permits, CancellationToken cancel) => Task.CompletedTask;

        public void GiveBack(RatePermit permit)
        {
        }

        public Task PauseAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel) => Task.CompletedTask;
    }
}
