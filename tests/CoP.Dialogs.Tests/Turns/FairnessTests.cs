using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Features;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

/// <summary>One sends a lot at once, and others write too.</summary>
public sealed class FairnessTests
{
    private const int Flood = 40;
    private const string Told = "That was a lot at once. I am going through it one by one; please wait a moment.";

    [Fact]
    public async Task Batch_IsHandledUpToAShareOfEachSender_AndTheRestWrittenDown_ThenHandledInOrder_AndToldOnce()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (many, one) = (harness.Stranger(ChannelNames.Telegram, "en"), await harness.ChatAsync("Ekidor Lomurut Nakale", ChannelNames.Telegram, "en"));
        List<Incoming> batch = [.. Said(many, Flood), .. Said(one, 1)];
        List<string> handled = [];

        await Backlog(harness).HandleAsync(batch, Noting, default);
        Assert.Equal([.. batch.Take(SenderQueues.Share).Select(static said => said.ExternalId), batch[^1].ExternalId], handled);
        await SettledAsync(harness);

        var said = await SaidAsync(harness);
        Assert.Single(said, static text => text == Told);
        Assert.Equal(
            Enumerable.Range(0, Flood).Select(static number => $"/nosuch{number}"),
            (await InboxAsync(harness)).Where(entry => entry.ExternalId != batch[^1].ExternalId).Select(entry => Words(batch, entry)));

        Task Noting(Incoming incoming)
        {
            handled.Add(incoming.ExternalId);
            return harness.Turns.HandleAsync(incoming, default);
        }
    }

    [Fact]
    public async Task Flood_OnEveryDoor_LosesNothing_AndHasEachEffectOnce()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var many = Said(harness.Stranger(ChannelNames.Teams, "en"), Flood);

        await Task.WhenAll(many.Concat(many).Select(said => harness.Turns.HandleAsync(said, default)));
        await SettledAsync(harness);

        var inbox = await InboxAsync(harness);
        Assert.Equal(Flood, inbox.Count);
        Assert.All(inbox, static entry => Assert.Equal((InboxState.Handled, null), (entry.State, entry.Payload)));
        Assert.Equal(Flood, (await SaidAsync(harness)).Count(static text => text != Told));
    }

    [Fact]
    public async Task WrittenDown_WhenTheProgramEnds_IsHandledAfterTheNextStart_BeforeWhatComesThen()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var said = Said(harness.Stranger(ChannelNames.Telegram, "en"), 5);
        await Backlog(harness).StopAsync();
        await harness.Community.Services.GetRequiredService<Backlog>().KeepAsync(said, default);
        await harness.Community.Services.GetRequiredService<Backlog>().KeepAsync(said, default); // The platform did not hear of it.
        Assert.All(await InboxAsync(harness), static entry => Assert.Equal(InboxState.Waiting, entry.State));

        var lines = new SenderQueues();
        await ActivatorUtilities.CreateInstance<Backlog>(harness.Community.Services, lines).ResumeAsync(TimeSpan.Zero, default);
        Assert.True(lines.IsBehind(Sender.Of(said[0])));
        await SettledAsync(harness);

        Assert.Equal(5, (await InboxAsync(harness)).Count(static entry => entry.State == InboxState.Handled));
    }

    [Fact]
    public async Task WrittenDown_ByAProcessThatIsGone_IsTakenUpByAnotherAfterAWhile_AndOnce()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (said, lines, age) = (Said(harness.Stranger(ChannelNames.Telegram, "en"), 5), new SenderQueues(), TimeSpan.FromMinutes(1));
        await Backlog(harness).StopAsync();
        await harness.Community.Services.GetRequiredService<Backlog>().KeepAsync(said, default);
        var other = ActivatorUtilities.CreateInstance<Backlog>(harness.Community.Services, lines);
        await other.ResumeAsync(age, default);
        Assert.False(lines.IsBehind(Sender.Of(said[0]))); // Whoever wrote it down may be at it.

        harness.Community.Time.Advance(age);
        await other.ResumeAsync(age, default);
        await other.ResumeAsync(age, default);
        await SettledAsync(harness);

        Assert.Equal(5, (await InboxAsync(harness)).Count(static entry => entry.State == InboxState.Handled));
        Assert.Equal(5, (await SaidAsync(harness)).Count(static text => text != Told));
    }

    [Fact]
    public async Task Press_ThatWasPromised_IsHandledOnce_ByItsTurn_OrAfterTheNextStart()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var stranger = harness.Stranger(ChannelNames.Teams, "en");
        Incoming[] presses = [stranger.Incoming(new ButtonPressed("x", [], "m1")), stranger.Incoming(new ButtonPressed("x", [], "m2"))];
        foreach (var press in presses)
        {
            await Backlog(harness).PromiseAsync(press, default);
        }

        Assert.All(await InboxAsync(harness), static entry => Assert.Equal(InboxState.Waiting, entry.State));

        var outcome = await harness.Turns.HandleAsync(presses[0], default);
        await Backlog(harness).PromiseAsync(presses[0], default); // Too late: it has its effect already.
        await ActivatorUtilities.CreateInstance<Backlog>(harness.Community.Services, new SenderQueues()).ResumeAsync(TimeSpan.Zero, default);
        await SettledAsync(harness);

        Assert.False(outcome.Repeated);
        Assert.Equal([InboxState.Handled, InboxState.Handled], (await InboxAsync(harness)).Select(static entry => entry.State));
    }

    [Fact]
    public async Task Press_WhoseAnswerIsTheResponse_IsNotTakenBeyondAShare_AndSaysSo()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var press = harness.Stranger(ChannelNames.Teams, "sw").Incoming(new ButtonPressed("x", [], "m1"));
        var lines = harness.Community.Services.GetRequiredService<SenderQueues>();
        for (var place = 0; place < SenderQueues.Share; place++)
        {
            Assert.NotNull(lines.TryEnter(Sender.Of(press)));
        }

        var outcome = await harness.Turns.HandleAsync(press, default);

        Assert.StartsWith("Umebonyeza mara nyingi mno", outcome.Remark, StringComparison.Ordinal);
        Assert.Empty(await InboxAsync(harness));
    }

    [Fact]
    public async Task Line_OfOneSender_LetsOneAtATimeToTheGate_AndForgetsThemAll()
    {
        var lines = new SenderQueues();
        var sender = new Sender("telegram", "bot", "person 1");
        var first = lines.TryEnter(sender)!;
        await first.Turn.WaitAsync();

        Assert.Same(first, lines.TryEnter(sender));
        Assert.False(await first.Turn.WaitAsync(0));
        lines.Leave(first);
        lines.Leave(first);

        Assert.NotSame(first, lines.TryEnter(sender));
    }

    [Fact]
    public async Task WrittenDown_WhoseTurnFails_IsKeptForReplay_AndTheNextGoesOn()
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.AddAction<Bomb>("bomb"));
        var chat = await harness.ChatAsync("Ekidor Lomurut Nakale", ChannelNames.Telegram, "en");
        await harness.Community.Services.GetRequiredService<Backlog>().KeepAsync(
            [chat.Incoming(new MessageReceived("/bomb")), chat.Incoming(new MessageReceived("/nosuch1"))], default);
        await SettledAsync(harness);

        Assert.Equal([InboxState.Failed, InboxState.Handled], (await InboxAsync(harness)).OrderBy(static entry => entry.ExternalId).Select(static entry => entry.State));
        Assert.Contains(await SaidAsync(harness), static text => text.StartsWith("Something went wrong on our side", StringComparison.Ordinal));
    }

    private static IBacklog Backlog(ConversationHarness harness) => harness.Community.Services.GetRequiredService<IBacklog>();

    private static List<Incoming> Said(Chat chat, int count) =>
        [.. Enumerable.Range(0, count).Select(number => chat.Incoming(new MessageReceived($"/nosuch{number}")))];

    private static string Words(List<Incoming> batch, InboxEntry entry) =>
        ((MessageReceived)batch.Single(said => said.ExternalId == entry.ExternalId).What).Text;

    private static Task<List<InboxEntry>> InboxAsync(ConversationHarness harness) =>
        harness.Community.ReadAsync(static db => db.Inbox.AsNoTracking().OrderBy(static entry => entry.Id).ToListAsync());

    private static Task<List<string>> SaidAsync(ConversationHarness harness) => harness.Community.ReadAsync(static async db =>
        (await db.Outbox.OrderBy(static row => row.Id).Select(static row => row.Body).ToListAsync()).Select(static body => Drawing.Text(MessageJson.Read(body))).ToList());

    /// <summary>Waits until nothing is written down for later any more.</summary>
    private static async Task SettledAsync(ConversationHarness harness)
    {
        while ((await InboxAsync(harness)).Exists(static entry => entry.State == InboxState.Waiting))
        {
            await Task.Yield();
        }
    }

    private sealed class Bomb : IAction
    {
        public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) => throw new InvalidOperationException("On purpose.");
    }
}
