using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CoP.Bot.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Questions;
using CoP.Storage;
using CoP.Testing;
using CoP.Testing.Communities;
using CoP.Testing.Databases;
using CoP.Testing.Specs;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>
/// The real host with a database file of its own, between stand-ins for Teams and Telegram. Whoever is cast acts over real
/// HTTP; waiting means looking again until it is so.
/// </summary>
internal sealed class TestBot : IAsyncDisposable
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-stage-").FullName;
    private readonly OwnDatabase _database;
    private readonly ConcurrentQueue<string> _faultyCards = new();
    private readonly List<LoggedErrors> _troubles = [];
    private readonly int _webhookPort;
    private WebApplication _app = null!;
    private bool _isStopped;

    private TestBot(TeamsStandIn teams, TelegramStandIn telegram, int webhookPort, bool hasSample, bool? onServer = null) =>
        (Teams, Telegram, _webhookPort, HasSample, _database) =
            (teams, telegram, webhookPort, hasSample, onServer is { } chosen ? new OwnDatabase(_folder, chosen ? DatabaseServer.PostgreSql : null) : new OwnDatabase(_folder));

    public TeamsStandIn Teams { get; }

    public TelegramStandIn Telegram { get; }

    /// <summary>Whether the community began with the invented people.</summary>
    public bool HasSample { get; }

    /// <summary>How many it thinks there are.</summary>
    public int Nodes { get; private init; } = 1;

    public JumpingTime Clock { get; } = new();

    /// <summary>What the host asks its database.</summary>
    public StatementCount Statements { get; } = new();

    public Uri Address => new(_app.Urls.First());

    /// <summary>How it is connected to.</summary>
    public string Database => _database.Connection;

    public bool IsOnServer => _database.IsOnServer;

    /// <summary>Gone with the bot.</summary>
    public string Folder => _folder;

    /// <summary>Where it is not on a server.</summary>
    public string DatabaseFile => _database.File;

    public IEnumerable<KeyValuePair<string, string?>> DatabaseSettings => _database.Settings;

    public IServiceProvider Services => _app.Services;

    // Here the scheduler looks for missed fires so often that a stop can come in the middle of it; it does not wait for that look, which is made again at the next start.
    private const string StoppedWhileLooking = "Error handling misfires: Cannot access a disposed";

    /// <summary>Beginnings of complaints that are a journey's point.</summary>
    public List<string> Foreseen { get; } = [StoppedWhileLooking];

    /// <param name="webhook">Telegram brings updates to the webhook instead of being asked for them.</param>
    /// <param name="sample">False for an empty database, as a real community begins.</param>
    /// <param name="onServer">On PostgreSQL, or in a file; null for what the run says.</param>
    /// <param name="nodes">How many it shall think there are.</param>
    public static async Task<TestBot> StartAsync(bool webhook = false, bool sample = true, bool? onServer = null, int nodes = 1)
    {
        var testBot = new TestBot(await TeamsStandIn.StartAsync(), await TelegramStandIn.StartAsync(), webhook ? LoopbackPort.Next() : 0, sample, onServer) { Nodes = nodes };
        await DatabaseTemplate.CopyAsync(sample, testBot._database, isOfToday: true);
        await testBot.StartHostAsync();
        await testBot.SendTheSampleAwayAsync();
        return testBot;
    }

    /// <summary>The host over a database that was written elsewhere, at the time when that was.</summary>
    /// <param name="database">Copied, and not changed.</param>
    /// <param name="prepare">What the stand-ins have to know of; done when the host is built and has not looked at the database yet.</param>
    public static async Task<TestBot> OpenAsync(string database, DateTimeOffset at, Action<TestBot> prepare)
    {
        var testBot = new TestBot(await TeamsStandIn.StartAsync(), await TelegramStandIn.StartAsync(), webhookPort: 0, hasSample: true, onServer: false);
        System.IO.File.Copy(database, testBot._database.File);
        testBot.Clock.Jump(at - testBot.Clock.GetUtcNow());
        await testBot.StartHostAsync(() => prepare(testBot));
        return testBot;
    }

    /// <summary>Takes in an archive with an empty database and stand-ins of its own, and starts the host there.</summary>
    /// <param name="onServer">PostgreSQL; else SQLite.</param>
    /// <param name="said">Gets what the command said.</param>
    public static async Task<TestBot> ImportAsync(string archive, bool onServer, DateTimeOffset at, Action<string> said)
    {
        var testBot = new TestBot(await TeamsStandIn.StartAsync(), await TelegramStandIn.StartAsync(), webhookPort: 0, hasSample: false, onServer: onServer);
        testBot.Clock.Jump(at - testBot.Clock.GetUtcNow());
        said(await testBot.CommandAsync("import", archive));
        await testBot.StartHostAsync();
        return testBot;
    }

    /// <summary>Says something to the program on this bot's database, and gives what it says; it must end well.</summary>
    public async Task<string> CommandAsync(params string[] words)
    {
        using StringWriter output = new(), error = new();
        var code = await BotCommands.RunAsync([.. TestBotSettings.For(this, 0), .. words], output, error);
        return code == 0 ? output.ToString() : throw new InvalidOperationException($"{code}: {error}");
    }

    /// <summary>Stops the host as a deployment does, and starts another on the same database.</summary>
    /// <param name="meanwhile">What happens while nobody is there.</param>
    public async Task RestartAsync(Func<Task>? meanwhile = null)
    {
        await StopHostAsync();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await StartHostAsync();
    }

    /// <summary>Drops the host in the middle of whatever it does, unheard, and starts another on the same database.</summary>
    /// <param name="meanwhile">What happens while nobody is there.</param>
    public async Task KillAsync(Action meanwhile)
    {
        _troubles[^1].StopListening();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        meanwhile();
        await StartHostAsync();
    }

    /// <summary>Waits until there is one, letting the community's clock run ahead while the outbox rests.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> look, Func<string> complaint)
        where T : class
    {
        var begun = TimeProvider.System.GetTimestamp();
        for (var looks = 1; TimeProvider.System.GetElapsedTime(begun) < Eventually.HangGuard; looks++)
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Delay(Blink, TimeProvider.System);
            if (looks % 10 == 0)
            {
                await HurryAsync();
            }
        }

        throw new TimeoutException($"{complaint()}\n{string.Join('\n', TroubleLines)}");
    }

    /// <summary>Puts the clock forward and has the outbox looked through again.</summary>
    public void Hurry(TimeSpan by)
    {
        Clock.Jump(by);
        Services.GetRequiredService<IOutboxSignal>().Wake();
    }

    /// <summary>Waits until nothing is on its way any more in either direction, edits that rest included.</summary>
    /// <param name="unconfirmed">So many updates are kept from being confirmed.</param>
    public Task SettleAsync(int unconfirmed = 0)
    {
        var quiet = 0;
        return Eventually.SoAsync(async () =>
        {
            await HurryAsync();
            quiet = Telegram.Unconfirmed <= unconfirmed && await OnItsWayAsync() == 0 ? quiet + 1 : 0;
            return quiet == 3;
        });
    }

    /// <summary>Waits until what was sent is also written down: hands and eyes are slower than that.</summary>
    public Task CatchBreathAsync() => Eventually.SoAsync(async () => !await IsFlyingAsync());

    public Task<T> AskAsync<T>(Func<CommunityDb, Task<T>> question) => Services.GetRequiredService<ITransactions>().RunAsync(
        (services, _) => question(services.GetRequiredService<CommunityDb>()), CancellationToken.None).WaitAsync(Eventually.HangGuard, TimeProvider.System);

    /// <summary>Looks at a card that came as the answer to a press.</summary>
    public void Judge(JsonNode card)
    {
        foreach (var fault in PublishedSpecs.AreHere ? PublishedSpecs.AdaptiveCard(card.ToJsonString()) : [])
        {
            _faultyCards.Enqueue(fault);
        }
    }

    /// <summary>Everything that was wrong with what left the host, and whatever it could not do; less what was foreseen.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync() =>
        [.. (await AllComplaintsAsync()).Where(complaint => !Foreseen.Exists(known => complaint.StartsWith(known, StringComparison.Ordinal)))];

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        await Telegram.DisposeAsync();
        await Teams.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IReadOnlyList<string>> AllComplaintsAsync() =>
    [
        .. Telegram.Faults,
        .. Telegram.Ledger.Where(static call => call.Status >= 400).Select(static call => $"Telegram answered {call.Status} to {call.Method} {call.Body}"),
        .. Teams.Ledger.Where(static entry => entry.Status >= 400).Select(static entry => $"Teams answered {entry.Status} to {entry.Method} {entry.Path} {entry.Body}"),
        .. Teams.Ledger.Where(static entry => entry.Method != "DELETE").SelectMany(static entry => TeamsStandIn.Problems(entry.Body)),
        .. _faultyCards,
        .. TroubleLines,
        .. await AskAsync(static db => db.Outbox
            .Where(static row => row.State == OutboxState.Rejected || row.State == OutboxState.Ambiguous)
            .Select(static row => $"outbox row {row.Id} {row.NoticeType} ended as {row.State}: {row.Reason}").ToListAsync()),
        .. await AskAsync(static db => db.Inbox.Where(static entry => entry.State == InboxState.Failed)
            .Select(static entry => $"a turn failed: {entry.Payload}").ToListAsync()),
    ];

    /// <summary>Not while something is on the wire: for a slow machine that would be minutes, and end leases that are good.</summary>
    private async Task HurryAsync()
    {
        if (!await IsFlyingAsync())
        {
            Hurry(TimeSpan.FromSeconds(1));
        }
    }

    private Task<bool> IsFlyingAsync() => AskAsync(static db => db.Outbox.AnyAsync(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending));

    private IEnumerable<string> TroubleLines => _troubles.SelectMany(static troubles => troubles.Lines);

    private Task<int> OnItsWayAsync() => AskAsync(static db => db.Outbox.CountAsync(static row =>
        row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending));

    private async Task StartHostAsync(Action? prepare = null)
    {
        var troubles = new LoggedErrors();
        _troubles.Add(troubles);
        _app = BotHost.Build(TestBotSettings.For(this, _webhookPort), builder =>
        {
            builder.Logging.ClearProviders().AddProvider(troubles);
            Statements.ListenTo(builder.Logging);
            builder.Services.AddSingleton<TimeProvider>(Clock);

            // A jump over a fire is noticed only when the scheduler looks for missed ones: once a minute, unless told otherwise.
            builder.Services.PostConfigureAll<AdoJobStoreOptions>(static store => store.MisfireHandlerFrequency = 5 * Blink);
        });
        _isStopped = false;
        prepare?.Invoke();
        await _app.PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
    }

    /// <summary>Ends the host, for good or until it is started again.</summary>
    public async Task StopAsync()
    {
        await StopHostAsync();
        _isStopped = true;
    }

    /// <summary>Starts it again.</summary>
    public Task StartAgainAsync() => StartHostAsync();

    /// <summary>Writes into the database of a host that has ended.</summary>
    public async Task WriteAsync(Func<CommunityDb, Task> work)
    {
        await using var app = BotHost.Build(TestBotSettings.For(this, 0), static builder => builder.Logging.ClearProviders());
        await app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(CancellationToken.None);
        await app.Services.GetRequiredService<ITransactions>().RunAsync<bool>(
            async (services, _) =>
            {
                await work(services.GetRequiredService<CommunityDb>());
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Puts a backup back, at the time that the bot's clock shows.</summary>
    public async Task<string> RestoreAsync(string backup, bool sends = false)
    {
        SqliteConnection.ClearAllPools(); // The command is a process of its own, which has nothing open.
        await using var app = BotHost.Build(TestBotSettings.For(this, 0), builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(Clock);
        });
        using StringWriter output = new(), error = new();
        var code = await RestoreCommands.RunAsync(app, new FileInfo(backup), sends, BotCommands.Invocation(output, error), CancellationToken.None);
        return code == 0 ? output.ToString() : throw new InvalidOperationException($"{code}: {error}");
    }

    private async Task StopHostAsync()
    {
        if (_isStopped)
        {
            return;
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // So that a test decides who can be asked, and what is open.
    private Task<int> SendTheSampleAwayAsync() => AskAsync(static async db =>
    {
        await db.Questions.ExecuteUpdateAsync(static set => set.SetProperty(static question => question.State, QuestionState.Answered));
        return await db.Members.ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Available, false));
    });
}
