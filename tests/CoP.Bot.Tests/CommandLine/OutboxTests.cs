using CoP.Bot.Tests.Staging;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.CommandLine;

/// <summary><c>outbox</c> beside a running program, on the same file.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Outbox_ListsWhatIsUndelivered_WithoutItsWords()
    {
        var doubtful = await UndeliveredAsync(OutboxState.Ambiguous);
        var refused = await UndeliveredAsync(OutboxState.Rejected);
        await FailedAsync("ABC123");
        await LoseAsync("Amina Otieno");

        var said = await SayAsync();

        Assert.Equal((0, ""), (said.Code, said.Error));
        string[] lines = ["Database: /", "Due now: 0", "In doubt (resend, drop): 1", $"  {doubtful} ", $"  {refused} ", "Group Standards: stopped while sending", "Amina Otieno: blocked", "ABC123", "MessageReceived, failed 1 times"];
        Assert.All(lines, line => Assert.Contains(line, said.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("outbox drop 1")]
    [InlineData("outbox replay --all")]
    public async Task Outbox_WhereThereIsNoDatabase_SaysWhereItLooked_AndMakesNone(string line)
    {
        using var folder = new TempFolder();

        (await Spoken.ToAsync([.. line.Split(' '), "--Database:ConnectionString", folder.Connection])).IsRefusedPlainly($"There is no database {folder["community.db"]}");

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Show_SaysEverythingButTheWords()
    {
        var id = await UndeliveredAsync(OutboxState.Ambiguous);
        await FailedAsync("ABC123");

        var message = await SayAsync("show", $"{id}");
        var failed = await SayAsync("show", "ABC123");

        Assert.Contains("Ambiguous", message.Output, StringComparison.Ordinal);
        Assert.Contains("Failed", failed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message.Output + failed.Output, StringComparison.Ordinal);
        (await SayAsync("show", "nothing")).IsRefusedPlainly("no message with the number");
    }

    [Fact]
    public async Task Resend_QueuesEach_AndTellsWhatCouldNotBe()
    {
        var (first, second) = (await UndeliveredAsync(OutboxState.Ambiguous), await UndeliveredAsync(OutboxState.Ambiguous));

        Assert.Equal(0, (await SayAsync("resend", $"{first}")).Code);
        var said = await SayAsync("resend", $"{first}", $"{second}");

        said.IsRefusedPlainly($"Message {first} is neither in doubt nor refused", $"Message {second} is sent again");
        Assert.DoesNotContain(OutboxState.Ambiguous, await StatesAsync());
        var noted = await ReadAsync(static db => db.AuditLog.Where(static entry => entry.Action == "outbox.resend").ToListAsync());
        Assert.Equal([null, null], noted.Select(static entry => entry.ActorId));
    }

    [Fact]
    public async Task ResendAll_AndDrop_LeaveNothingInDoubt()
    {
        await UndeliveredAsync(OutboxState.Ambiguous);
        await UndeliveredAsync(OutboxState.Ambiguous);
        Assert.Contains("2 messages", (await SayAsync("resend", "--all-ambiguous")).Output, StringComparison.Ordinal);

        var refused = await UndeliveredAsync(OutboxState.Rejected);
        Assert.Equal(0, (await SayAsync("drop", $"{refused}")).Code);
        Assert.Contains(OutboxState.Expired, await StatesAsync());
    }

    [Fact]
    public async Task Replay_HasTheEffect_Once()
    {
        await FailedAsync("ABC123");
        await FailedAsync("DEF456");

        Assert.Contains("had its effect", (await SayAsync("replay", "ABC123")).Output, StringComparison.Ordinal);
        (await SayAsync("replay", "ABC123")).IsRefusedPlainly("does not wait for replay");
        Assert.Contains("1 events wait", (await SayAsync("replay", "--all")).Output, StringComparison.Ordinal);
        Assert.Equal(2, await ReadAsync(static db => db.Inbox.CountAsync(static entry => entry.State == InboxState.Handled && entry.Payload == null)));
    }

    [Fact]
    public async Task Dismiss_LetsGo_AndAnUnreadableEventSaysSo()
    {
        await FailedAsync("ABC123", payload: "secret");

        (await SayAsync("replay", "ABC123")).IsRefusedPlainly("can no longer be read");
        Assert.Equal(0, (await SayAsync("dismiss", "ABC123")).Code);
        (await SayAsync("dismiss", "ABC123")).IsRefusedPlainly("does not wait");
    }

    [Theory]
    [InlineData("either the numbers of messages or --all-ambiguous", "resend")]
    [InlineData("either the numbers of messages or --all-ambiguous", "resend", "1", "--all-ambiguous")]
    [InlineData("either a reference or --all", "replay")]
    [InlineData("--help", "drop")]
    [InlineData("--help", "drop", "x")]
    [InlineData("--help", "dismiss")]
    public async Task WordsThatMakeNoSense_AreRefusedPlainly(string expected, params string[] words) => (await SayAsync(words)).IsRefusedPlainly(expected);

    private Task<Spoken> SayAsync(params string[] words) => Spoken.ToAsync(["outbox", .. words, "--Database:ConnectionString", _bot.Database]);

    private async Task<long> UndeliveredAsync(OutboxState state)
    {
        var now = TimeProvider.System.GetUtcNow();
        var group = new Conversation { Channel = ChannelNames.Telegram, ExternalId = $"-{Guid.NewGuid():n}", Kind = ConversationKind.Group, Title = "Standards" };
        var row = OutboxMessage.Reply(OutboxKind.Send, "secret", $"{Guid.NewGuid()}", group, null, now);
        (row.Payload, row.State, row.FinishedAt, row.Reason) = ("secret", state, now, "stopped while sending");
        await AddAsync(row);
        return row.Id;
    }

    private Task<int> FailedAsync(string reference, string? payload = null) => AddAsync(new InboxEntry
    {
        Channel = ChannelNames.Telegram,
        Bot = "1",
        ExternalId = reference,
        State = InboxState.Failed,
        Reference = reference,
        Attempts = 1,
        ReceivedAt = TimeProvider.System.GetUtcNow(),
        Payload = payload ?? KeptEvent.Write(new Incoming(
            ChannelNames.Telegram, "1", reference, new Person("7", "secret"), new ConversationAddress("7", ConversationKind.Personal), new MessageReceived("secret"))),
    });

    private async Task LoseAsync(string name)
    {
        var conversation = new Conversation { Channel = ChannelNames.Telegram, ExternalId = name };
        conversation.Lose("blocked", TimeProvider.System.GetUtcNow());
        await AddAsync(conversation);
        await AddAsync(new Address { Member = new Member { Name = name }, Channel = ChannelNames.Telegram, ExternalId = name, ConversationId = conversation.Id });
    }

    private Task<int> AddAsync<T>(T row)
        where T : class => ReadAsync(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });

    private Task<List<OutboxState>> StatesAsync() => ReadAsync(static db => db.Outbox.Select(static row => row.State).ToListAsync());

    private Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read) => _bot.Services.GetRequiredService<ITransactions>().RunAsync(
        (services, _) => read(services.GetRequiredService<CommunityDb>()), default);
}
