using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoP.Channels;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using CoP.Storage;
using CoP.Testing;
using CoP.Testing.Communities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CoP.Delivery.Tests.Simulation;

/// <summary>What arrived at the platform.</summary>
internal sealed record Arrived(long Member, Notice Notice, DateTimeOffset At);

/// <summary>
/// A whole program on one database file, with a clock that is driven: use cases, due work, the words of the dialogs and the dispatcher with its loops, on a channel that
/// takes everything. It can be killed within a transaction, and begins again on the same file.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    /// <summary>So long a dead process keeps its leases and what it was about to send.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(61);

    private readonly string _folder = Directory.CreateTempSubdirectory("cop-years-").FullName;
    private readonly CancellationTokenSource _ended = new();
    private readonly AsyncLocal<bool> _isWorking = new();
    private readonly ConcurrentDictionary<string, bool> _sent = new(StringComparer.Ordinal);
    private TownLife _life;

    private Town(DateTimeOffset from)
    {
        Time = new ManualTime(from);
        _life = Born();
    }

    public ManualTime Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>What the dispatcher has in hand.</summary>
    public WorkContext Work { get; } = new();

    public ConcurrentQueue<Arrived> Platform { get; } = [];

    public int Kills { get; private set; }

    /// <summary>Where the next transaction of a job or of a use case is broken off; null for nowhere.</summary>
    public KillAt? Armed { get; set; }

    /// <summary>How many transactions are let pass before.</summary>
    public int ArmedAfter { get; set; }

    public IServiceProvider Services => _life.Services;

    private string File => Path.Combine(_folder, "community.db");

    public static async Task<Town> BuildAsync(DateTimeOffset from)
    {
        var town = new Town(from);
        await DatabaseTemplate.CopyAsync(sample: false, town.File);
        town._life.Start();
        return town;
    }

    /// <summary>Moves on to an instant at once, as if nobody had looked in between, and lets the dispatcher send what may go now.</summary>
    public Task GoToAsync(DateTimeOffset at) => Time.LeapAsync(at - Now, Work);

    /// <summary>Lets the dispatcher look once more, as it does each second: what was kept for somebody who is back leaves now.</summary>
    public Task GoOnAsync() => GoToAsync(Now.AddSeconds(2));

    /// <summary>Does something as a member. Where the program is killed within it, it is started again.</summary>
    /// <returns>Whether it was committed, and what came of it.</returns>
    public async Task<(bool Happened, T? Value)> ActAsync<TUseCase, T>(long member, Func<TUseCase, Member, Task<T>> act)
        where TUseCase : notnull
    {
        T? value = default;
        await Work.IdleAsync();
        _isWorking.Value = true;
        try
        {
            await Services.GetRequiredService<ITransactions>().RunAsync(
                async (services, token) => value = await act(
                    services.GetRequiredService<TUseCase>(),
                    await services.GetRequiredService<CommunityDb>().Members.Include(static one => one.Memberships).Include(static one => one.Themes).FirstAsync(one => one.Id == member, token)),
                default);
        }
        catch (KilledException)
        {
            var happened = _life.DiedAfterCommit;
            _isWorking.Value = false; // What is begun now works by itself.
            await BeginAgainAsync();
            return (happened, value);
        }
        finally
        {
            _isWorking.Value = false;
        }

        await Work.IdleAsync();
        return (true, value);
    }

    /// <summary>Has works done until nothing of them is left.</summary>
    public async Task DoAsync(IReadOnlyList<string> works)
    {
        await TryAsync(works);
        while (_life.IsDead)
        {
            await BeginAgainAsync();
            await TryAsync(works);
        }

        await Work.IdleAsync();
    }

    /// <summary>Has the calendar call something, once. What is killed is not called again before its next time.</summary>
    /// <returns>Whether it was killed.</returns>
    public async Task<bool> CallAsync(string name)
    {
        await TryAsync([name]);
        if (!_life.IsDead)
        {
            await Work.IdleAsync();
            return false;
        }

        await BeginAgainAsync();
        return true;
    }

    public async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    public Task<T> ChangeAsync<T>(Func<CommunityDb, Task<T>> change) => Services.GetRequiredService<ITransactions>().RunAsync((services, _) => change(services.GetRequiredService<CommunityDb>()), default);

    /// <summary>Within a transaction of a job or a use case.</summary>
    public async Task<T> RunAsync<T>(TownLife life, ITransactions inner, string? key, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var at = _isWorking.Value && Armed is not null && ArmedAfter-- <= 0 ? Armed : null;
        Armed = at is null ? Armed : null;

        // Jobs are killed, not sends: what had left and was not written down would rightly go out once more (G6 of docs/guarantees.md).
        await (at is null ? Task.CompletedTask : Work.IdleAsync());
        using var busy = Work.Busy(); // The write gate has a task of its own.
        Die(life, at == KillAt.Beginning);
        var value = await inner.RunAsync(
            key,
            async (services, token) =>
            {
                Die(life);
                var db = services.GetRequiredService<CommunityDb>();
                db.SavingChanges += (_, _) => Die(life, at == KillAt.FirstSave);
                var made = await work(services, token);
                Die(life, at == KillAt.BeforeSaving);
                await db.SaveChangesAsync(token);
                Die(life, at == KillAt.BeforeCommit);
                life.Holds(at == KillAt.AfterCommit);
                return made;
            },
            cancel);
        Die(life, at == KillAt.AfterCommit, isCommitted: true);
        return value;
    }

    /// <summary>The platform. Nothing of a dead process reaches it.</summary>
    public async Task<SendOutcome> SendAsync(TownLife life, OutboundRequest request)
    {
        if (life.IsHeld)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _ended.Token);
        }

        if (request.Kind == OutboxKind.Send)
        {
            _sent[request.Payload] = true;
            var parts = request.Payload.Split('\n', 3);
            Platform.Enqueue(new Arrived(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), NoticeJson.Read(parts[1], parts[2]), Now));
        }

        return new SendOutcome.Sent("1");
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        var stopping = _life.StopAsync();
        for (var step = 0; step < 400 && !stopping.IsCompleted; step++)
        {
            await Time.AdvanceAsync(TimeSpan.FromSeconds(1), Work);
        }

        await _life.Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Die(TownLife life, bool now = false, bool isCommitted = false)
    {
        life.Kill(now, isCommitted);
        if (life.IsDead)
        {
            throw new KilledException();
        }
    }

    private async Task TryAsync(IReadOnlyList<string> works)
    {
        await Work.IdleAsync();
        _isWorking.Value = true;
        try
        {
            foreach (var name in works)
            {
                await Services.DoAsync(name);
            }
        }
        catch (Exception failure) when (_life.IsDead && failure is KilledException or AggregateException)
        {
            // The next one goes on.
        }
        finally
        {
            _isWorking.Value = false;
        }
    }

    private async Task BeginAgainAsync()
    {
        Kills++;
        _ = _life.StopAsync(); // The loop of a dead dispatcher ends sooner or later; nobody waits for it.
        _life = Born();
        _life.Start();
        for (var rest = 0; rest < 3; rest++)
        {
            await Time.LeapAsync(Rest, Work); // What was in doubt goes out again after a while.
        }
    }

    private TownLife Born()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Database:ConnectionString", $"Data Source={File}")]).Build();
        var life = new TownLife(this);
        var services = new ServiceCollection().AddLogging().AddOptions().AddSingleton<TimeProvider>(Time).AddSingleton(new ButtonTokens(new byte[32]))
            .AddKeyedSingleton<IChannelSender>(DispatcherFixture.Boundless, life).AddKeyedSingleton<IMessageRenderer>(DispatcherFixture.Boundless, life)
            .AddMetrics().AddCommunity().AddChannelTraits().AddDialogs().AddDelivery(settings).AddStorage(settings);
        var views = services.Last(static service => service.ServiceType == typeof(INoticeViews)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<INoticeViews>(all => new NamedViews((INoticeViews)ActivatorUtilities.CreateInstance(all, views), this)));
        var real = services.Last(static service => service.ServiceType == typeof(ITransactions)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<ITransactions>(all => new TownTransactions((ITransactions)ActivatorUtilities.CreateInstance(all, real), life, this)));
        life.Services = services.BuildServiceProvider();
        return life;
    }

    /// <summary>Asks the real words, whether there is anything to say, and says which notice it is in their place. What was sent looks the same ever after: edits are not what is counted here, and would be most of the work.</summary>
    private sealed class NamedViews(INoticeViews inner, Town town) : INoticeViews
    {
        public async Task<Message?> RenderAsync(Notice notice, NoticeRecipient recipient, CancellationToken cancel)
        {
            var name = FormattableString.Invariant($"{recipient.Member?.Id ?? 0}\n{NoticeJson.NameOf(notice)}\n{NoticeJson.Write(notice)}");
            return town._sent.ContainsKey(name) || await inner.RenderAsync(notice, recipient, cancel) is not null ? Message.Of(name) : null;
        }

        public Task<NoticeRecipient> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel) => inner.ReaderAsync(conversation, memberId, cancel);
    }

    private sealed class TownTransactions(ITransactions inner, TownLife life, Town town) : ITransactions
    {
        public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) => town.RunAsync(life, inner, exclusiveKey, work, cancel);
    }
}

/// <summary>Where a transaction is broken off.</summary>
internal enum KillAt
{
    /// <summary>Before it has begun: what was due was looked up already.</summary>
    Beginning,

    /// <summary>When it begins to write.</summary>
    FirstSave,

    /// <summary>When all was decided, and the last of it not written.</summary>
    BeforeSaving,
    BeforeCommit,

    /// <summary>Nobody hears that it was committed.</summary>
    AfterCommit,
}

/// <summary>The process was killed.</summary>
internal sealed class KilledException : Exception;

/// <summary>One run of the program.</summary>
internal sealed class TownLife(Town town) : IChannelSender, IMessageRenderer
{
    private volatile bool _dead;
    private volatile bool _held;
    private Task _running = Task.CompletedTask;
    private Action _stop = static () => { };

    public ServiceProvider Services { get; set; } = null!;

    public bool IsDead => _dead;

    public bool DiedAfterCommit { get; private set; }

    /// <summary>Whether nothing leaves any more.</summary>
    public bool IsHeld => _dead || _held;

    public string Channel => DispatcherFixture.Boundless;

    public void Start()
    {
        var dispatcher = Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();
        var stopping = new CancellationTokenSource();
        _stop = stopping.Cancel;
        _running = town.Work.Run(() => dispatcher.RunAsync(stopping.Token));
    }

    public Task StopAsync()
    {
        town.Work.Run(_stop);
        return _running;
    }

    /// <summary>From before the commit on, so that nothing that follows from it leaves before the end.</summary>
    public void Holds(bool now) => _held |= now;

    public void Kill(bool now, bool isCommitted)
    {
        DiedAfterCommit |= now && isCommitted;
        _dead |= now;
    }

    public Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel) => town.SendAsync(this, request);

    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation) => [message.Blocks is [Paragraph only] ? only.Text : ""];
}
