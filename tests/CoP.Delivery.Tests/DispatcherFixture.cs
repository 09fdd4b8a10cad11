using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoP.Channels;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using CoP.Dialogs;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using CoP.Storage;
using CoP.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Delivery.Tests;

/// <summary>A dispatcher on a real database, with a driven clock and a platform that answers as told.</summary>
internal sealed class DispatcherFixture : IAsyncDisposable, IMessageRenderer, INoticeViews
{
    /// <summary>A channel that knows no limits.</summary>
    public const string Boundless = "web";

    private readonly string _folder = Directory.CreateTempSubdirectory("cop-delivery-").FullName;
    private readonly CancellationTokenSource _ended = new();
    private readonly (string Key, string Value)[] _settings;
    private DispatcherProcess _life;
    private int _transactions;

    /// <param name="settings">Beside the database's.</param>
    public DispatcherFixture(params (string Key, string Value)[] settings)
    {
        _settings = settings;
        _life = Born();
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 21, 6, 0, 0, TimeSpan.Zero));

    /// <summary>What the dispatcher has in hand.</summary>
    public WorkContext Work { get; } = new();

    /// <summary>What the process asks its database.</summary>
    public StatementCount Statements { get; } = new();

    public static string Channel => ChannelNames.Telegram;

    public ConcurrentQueue<OutboundRequest> Seen { get; } = [];

    public IEnumerable<string> Wires => Seen.Select(static request => request.Payload);

    /// <summary>Awaited before the platform answers.</summary>
    public Func<OutboundRequest, CancellationToken, Task>? Hold { get; set; }

    public Func<OutboundRequest, SendOutcome> Answer { get; set; } = static _ => new SendOutcome.Sent("1");

    /// <summary>How a notice reads now; null when nothing is left to say.</summary>
    public Func<Notice, string?> Says { get; set; } = static notice => notice.DedupeKey;

    /// <summary>Awaited when a notice has been put into words, before anybody has them.</summary>
    public Func<Task>? Rendering { get; set; }

    /// <summary>Whether the code that asks runs within a transaction.</summary>
    public AsyncLocal<bool> IsInTransaction { get; } = new();

    public int PartCount { get; set; } = 1;

    public bool IsDatabaseAway { get; set; }

    /// <summary>Asked at each named point of a transaction whether the database fails there.</summary>
    public Func<string, bool>? Faults { get; set; }

    /// <summary>Asked at each named point whether the process dies there.</summary>
    public Func<string, bool>? Kills { get; set; }

    public bool IsDead => _life.IsDead;

    public int TransactionCount => _transactions;

    public CancellationToken Ended => _ended.Token;

    public IServiceProvider Services => _life.Services;

    public static OutboxMessage Row(Conversation to, string key, OutboxPriority priority = OutboxPriority.Reply)
    {
        var row = OutboxMessage.Reply(OutboxKind.Send, MessageJson.Write(Message.Of(key)), key, to, null, default);
        (row.Conversation, row.Priority, row.Policy) = (to, priority, AmbiguityPolicy.Resend);
        return row;
    }

    public static Conversation Chat(string id, string channel = ChannelNames.Telegram) => new() { Channel = channel, ExternalId = id };

    public void CountTransaction() => Interlocked.Increment(ref _transactions);

    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation)
    {
        var text = ((Paragraph)message.Blocks[0]).Text;
        return text == "poison" ? throw new FormatException()
            : kind == OutboxKind.Edit ? [$"{text}/edit"]
            : [.. Enumerable.Range(0, PartCount).Select(part => $"{text}/{part}")];
    }

    public async Task<Message?> RenderAsync(Notice notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        var text = Says(notice);
        await (Rendering?.Invoke() ?? Task.CompletedTask);
        return text is null ? null : Message.Of(text);
    }

    public Task<NoticeRecipient> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel) =>
        Task.FromResult(new NoticeRecipient(null, "en", conversation, new ChannelTraits(conversation.Channel)));

    public async Task StartAsync(params object[] entities)
    {
        await Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(CancellationToken.None);
        await ChangeAsync(services =>
        {
            services.GetRequiredService<CommunityDb>().AddRange(entities);
            return Task.CompletedTask;
        });
        _life.Start();
    }

    /// <summary>Starts the process again on the same files.</summary>
    public void Restart()
    {
        _ = _life.StopAsync(); // The loop of a dead dispatcher ends sooner or later; nobody waits for it.
        _life = Born();
        _life.Start();
    }

    public Task StopAsync() => _life.StopAsync();

    /// <summary>Adds rows past the transactions, so that nobody is woken.</summary>
    public Task AddQuietlyAsync(params object[] entities) => ReadAsync(async db =>
    {
        db.AddRange(entities);
        return await db.SaveChangesAsync();
    });

    /// <summary>Does something in a transaction, as a turn does.</summary>
    public Task ChangeAsync(Func<IServiceProvider, Task> change) => Services.GetRequiredService<ITransactions>().RunAsync(
        async (services, _) =>
        {
            await change(services);
            return true;
        },
        CancellationToken.None);

    public Task TellAsync(Func<Outbox, Task> tell) => ChangeAsync(services => tell(services.GetRequiredService<Outbox>()));

    /// <summary>Moves the clock in steps until the rows are as wanted, looking only when nothing more happens at its moment.</summary>
    public Task<List<OutboxMessage>> UntilAsync(Predicate<List<OutboxMessage>> wanted) => UntilAsync(RowsAsync, wanted);

    public async Task<T> UntilAsync<T>(Func<Task<T>> look, Predicate<T> wanted)
    {
        await Work.IdleAsync();
        for (var step = 0; step < 400; step++)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            await StepAsync();
        }

        throw new TimeoutException("It never was as wanted.");
    }

    public Task StepAsync() => AdvanceAsync(TimeSpan.FromMilliseconds(500));

    /// <summary>Moves the clock, and lets happen what happens in that time.</summary>
    public Task AdvanceAsync(TimeSpan by) => Time.AdvanceAsync(by, Work);

    /// <summary>Moves the clock as if the machine had slept.</summary>
    public Task LeapAsync(TimeSpan by) => Time.LeapAsync(by, Work);

    public Task<List<OutboxMessage>> RowsAsync() =>
        ReadAsync(db => db.Outbox.AsNoTracking().Include(row => row.Conversation).OrderBy(row => row.Id).ToListAsync());

    public Task<LiveMessage?> LiveAsync() => ReadAsync(db => db.LiveMessages.AsNoTracking().SingleOrDefaultAsync());

    public async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    public async ValueTask DisposeAsync()
    {
        Kills = null;
        IsDatabaseAway = false;
        await _ended.CancelAsync();
        if (!IsDead)
        {
            var stopping = _life.StopAsync();
            await UntilAsync(() => Task.FromResult(stopping.IsCompleted), static over => over);
            await _life.Services.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="slow">Has no answer for anything but replies, until it says so.</param>
    public void HoldBulk(Task slow)
    {
        _life = Born(services => services.Replace(ServiceDescriptor.Singleton<ISendThrottle>(
            all => new SlowBudget(ActivatorUtilities.CreateInstance<LocalSendThrottle>(all), slow))));
    }

    private DispatcherProcess Born(Action<IServiceCollection>? change = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(_settings.ToDictionary(static one => one.Key, static one => (string?)one.Value))
            .AddInMemoryCollection([new("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "community.db")}")]).Build();
        var life = new DispatcherProcess(this);
        var services = new ServiceCollection().AddLogging(logs => Statements.ListenTo(logs)).AddSingleton<TimeProvider>(Time).AddSingleton(new ButtonTokens(new byte[32]))
            .AddKeyedSingleton<IChannelSender>(Channel, life).AddKeyedSingleton<IMessageRenderer>(Channel, this)
            .AddKeyedSingleton<IChannelSender>(ChannelNames.Teams, life).AddKeyedSingleton<IMessageRenderer>(ChannelNames.Teams, this)
            .AddKeyedSingleton<IChannelSender>(Boundless, life).AddKeyedSingleton<IMessageRenderer>(Boundless, this)
            .AddMetrics().AddCommunity().AddChannelTraits().AddDialogs().Replace(ServiceDescriptor.Singleton<INoticeViews>(this))
            .AddDelivery(settings).AddStorage(settings);
        var real = services.Last(static service => service.ServiceType == typeof(ITransactions)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<ITransactions>(all =>
            new FragileTransactions((ITransactions)ActivatorUtilities.CreateInstance(all, real), life, this)));
        change?.Invoke(services);
        life.Services = services.BuildServiceProvider();
        return life;
    }

    private sealed class SlowBudget(ISendThrottle inner, Task slow) : ISendThrottle
    {
        public ValueTask<RateAnswer?> TryTakeAsync(RateRequest request, CancellationToken cancel) => default;

        public int Room(string scope, bool isReply, int most) => inner.Room(scope, isReply, most);

        public async Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel)
        {
            await (requests.All(static request => request.IsReply) ? Task.CompletedTask : slow);
            return await inner.TakeAsync(requests, cancel);
        }

        public ValueTask<bool> LeaveAsync(RatePermit permit, CancellationToken cancel) => inner.LeaveAsync(permit, cancel);

        public void Answered(RatePermit permit, TimeSpan took) => inner.Answered(permit, took);

        public Task NoteLeftAsync(CommunityDb db, IEnumerable<RatePermit> permits, CancellationToken cancel) => inner.NoteLeftAsync(db, permits, cancel);

        public void GiveBack(RatePermit permit) => inner.GiveBack(permit);

        public Task PauseAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel) => inner.PauseAsync(scope, chat, delay, cancel);
    }
}
