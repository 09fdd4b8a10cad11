using CoP.Community;
using CoP.Community.Delivery;
using CoP.Kill.Communities;
using CoP.Kill.Events;
using CoP.Kill.Platforms;
using CoP.Kill.Processes;
using CoP.Kill.Verdicts;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoP.Kill;

/// <summary>The platforms, the people, the database, and the processes between them, which come and go.</summary>
internal sealed class KillSetup : IAsyncDisposable
{
    /// <summary>More than a lease and more than the pause before a resend: put on the clock at each start instead of waiting.</summary>
    private const double LeapSeconds = 61;

    /// <summary>Rows; above this only what the kill points need is added, or the run would end with a long queue.</summary>
    private const int MostWaiting = 100;

    private readonly KillPlan _plan;
    private readonly CancellationTokenSource _over = new();
    private readonly EventSender _sender;
    private readonly string _folder;
    private TelegramPlatform _telegram = null!;
    private TeamsPlatform _teams = null!;
    private EventQueue _activities = null!;
    private DatabaseLine? _line;
    private double _ahead;

    private KillSetup(KillPlan plan)
    {
        _plan = plan;
        _folder = Directory.CreateDirectory(plan.Folder ?? Path.Combine(Path.GetTempPath(), $"cop-kill-{Guid.NewGuid():n}")).FullName;
        FaultInjection = new FaultInjection(plan.Seed);
        PlatformLog = new PlatformLog(Path.Combine(_folder, "platforms.jsonl"), Clock);
        _sender = new EventSender(Anyone);
    }

    public static TimeProvider Clock => TimeProvider.System;

    public FaultInjection FaultInjection { get; }

    public PlatformLog PlatformLog { get; }

    public List<KilledHost> Hosts { get; } = [];

    /// <summary>What no process may do by itself, however it is treated.</summary>
    public List<string> Crashes { get; } = [];

    public KillCommunity KillCommunity { get; private set; } = null!;

    public SimulatedMembers SimulatedMembers { get; private set; } = null!;

    /// <summary>Events that no process has accepted yet.</summary>
    public int Unaccepted => _telegram.Updates.Pending + _activities.Pending;

    public string ServiceUrl => _teams.ServiceUrl;

    /// <summary>Everything that was to be brought.</summary>
    public IReadOnlyList<KillEvent> Brought => [.. _telegram.Updates.All, .. _activities.All];

    /// <summary>Has one of the platforms bring something.</summary>
    public void Bring(KillEvent happened) => (happened.Channel == ChannelNames.Telegram ? _telegram.Updates : _activities).Add(happened);

    public static async Task<KillSetup> SetAsync(KillPlan plan)
    {
        var setup = new KillSetup(plan);
        await setup.SetPlatformsAsync();
        await setup.SetCommunityAsync();
        _ = setup._telegram.Updates.RunAsync(setup._over.Token);
        _ = setup._activities.RunAsync(setup._over.Token);
        return setup;
    }

    /// <summary>Starts every process. Teams has new keys by then, and the clock is a minute further.</summary>
    public void Start(bool isPolling = false, string? killAt = null)
    {
        _ahead += LeapSeconds;
        _teams.Keys.Rotate();
        foreach (var host in Hosts)
        {
            host.Start(isPolling, killAt, _ahead);
        }
    }

    /// <summary>Kills one process and starts it anew, beside the others, whose clock it has.</summary>
    public async Task RestartAsync(KilledHost host, bool isPolling)
    {
        Crashes.AddRange(host.Crash is { } crash ? [crash] : []);
        await host.KillAsync();
        host.Start(isPolling, killAt: null, _ahead);
    }

    /// <summary>Cuts the first process off from the database.</summary>
    public Task CutAsync(TimeSpan length) => _line!.CutAsync(length);

    public int Conflicts => _telegram.Conflicts;

    public Task LeapAsync()
    {
        _ahead += LeapSeconds;
        return Task.WhenAll(Hosts.Select(host => host.LeapAsync(_ahead)));
    }

    public async Task KillAsync()
    {
        Crashes.AddRange(Hosts.Select(static host => host.Crash).OfType<string>());
        await Task.WhenAll(Hosts.Select(static host => host.KillAsync()));
        await Task.WhenAll(_telegram.ReadToEndAsync(), _teams.ReadToEndAsync());
    }

    public bool IsReady() => Hosts.TrueForAll(static host => host.Address is not null);

    public Task StopAsync() => Task.WhenAll(Hosts.Select(static host => host.StopAsync()));

    /// <summary>Questions that the schedule has not taken up yet, and announcements that are not written out.</summary>
    public Task<int> OverdueAsync() => KillCommunity.ReadAsync(static async db =>
        await db.Questions.CountAsync(static question => question.EscalatedAt == null) + await Expansions.Open(db).CountAsync());

    /// <summary>Rows and announcements that have not come to an end.</summary>
    public Task<int> WaitingAsync() => KillCommunity.ReadAsync(static async db =>
        await db.Outbox.CountAsync(static row => row.FinishedAt == null) + await db.Announcements.CountAsync(static one => one.Broadcast == null ? one.CalledOffAt == null : one.Broadcast.FinishedAt == null));

    /// <summary>Rows on the wire. A process whose clock leaps before another one's would think those abandoned.</summary>
    public Task<int> FlyingAsync() => KillCommunity.ReadAsync(static db => db.Outbox.CountAsync(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending));

    /// <summary>People talk, more rows wait, a question falls due, and at the points that need it something is announced.</summary>
    /// <param name="point">What the process is to be killed at: that kind of work comes even when much is waiting.</param>
    public async Task AddWorkAsync(string? point)
    {
        var isBehind = await WaitingAsync() > MostWaiting;
        SimulatedMembers.Speak(isBehind ? 2 : 8);
        await KillCommunity.FillAsync(FaultInjection.Roll, isBehind ? 1 : 4);
        if (!isBehind || point == "I5")
        {
            SimulatedMembers.Poison();
        }

        if (!isBehind || point is "S1" or "S2")
        {
            await KillCommunity.AskAsync();
        }

        if (point is "A1" or "A2" && !await KillCommunity.Expansions.IsAnyOpenAsync())
        {
            await KillCommunity.Coordinator.AnnounceAsync();
        }
    }

    public Task<Verdict> JudgeAsync() => Verdict.OfAsync(Brought, KillCommunity, PlatformLog);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await KillAsync();
        await _telegram.DisposeAsync();
        await _teams.DisposeAsync();
        await KillCommunity.DisposeAsync();
        await (_line?.DisposeAsync() ?? ValueTask.CompletedTask);
        _sender.Dispose();
        PlatformLog.Dispose();
        _over.Dispose();
    }

    private async Task SetPlatformsAsync()
    {
        _telegram = await TelegramPlatform.StartAsync(PlatformLog, FaultInjection, new EventQueue(_sender.ToTelegramHookAsync, _plan.Seed));
        _teams = await TeamsPlatform.StartAsync(PlatformLog, FaultInjection);
        _activities = new EventQueue(activity => _sender.ToTeamsEndpointAsync(activity, _teams.Token(Clock)), _plan.Seed);
        SimulatedMembers = new SimulatedMembers(_plan.Members, FaultInjection, _telegram.Updates, _activities, _telegram, _teams.ServiceUrl);
    }

    private async Task SetCommunityAsync()
    {
        var connection = _plan.Database ?? $"Data Source={Path.Combine(_folder, "community.db")};Default Timeout=10";
        KillCommunity = new KillCommunity(_plan, connection, Clock)
        {
            Route = $$"""{"serviceUrl":"{{_teams.ServiceUrl}}","tenantId":"{{TeamsStandIn.TenantId}}","botId":"{{TeamsPerson.BotId}}"}""",
        };
        await KillCommunity.FoundAsync();
        Hosts.AddRange(Enumerable.Range(0, _plan.Processes).Select(at => new KilledHost(
            [.. Settings(at == 0 ? OverLine(connection) : connection), "--Database:IndexFolder", Directory.CreateDirectory(Path.Combine(_folder, $"index-{at}")).FullName], Path.Combine(_folder, $"host-{at}.log"))));
    }

    private string OverLine(string connection)
    {
        if (_plan.CutSeconds == 0)
        {
            return connection;
        }

        var server = new NpgsqlConnectionStringBuilder(connection);
        _line = new DatabaseLine(server.Host!, server.Port);
        (server.Host, server.Port) = ("127.0.0.1", _line.Port);
        return server.ConnectionString;
    }

    private Uri? Anyone()
    {
        var ready = Hosts.Select(static host => host.Address).OfType<Uri>().ToList();
        return ready.Count == 0 ? null : ready[FaultInjection.Roll(ready.Count)];
    }

    private string[] Settings(string connection) =>
    [
        "--environment", "Development", "--Logging:LogLevel:Default", "Error", "--TryOut:Enabled", "false", "--Sample:Load", "false",
        "--Database:Provider", _plan.Provider, "--Database:ConnectionString", connection, "--Questions:LadderEvery", "00:00:01",
        "--Community:QuietHours", "", // Whatever the time is where it runs.
        "--Delivery:Nodes", $"{_plan.Processes}", "--Announcements:RowsPerChunk", $"{_plan.RowsPerChunk}",
        "--Telegram:Enabled", "true", "--Telegram:Token", TelegramStandIn.Token, "--Telegram:ApiBaseUrl", _telegram.BaseUrl,
        "--Telegram:SecretToken", TelegramPlatform.Secret,
        "--Teams:Enabled", "true", "--Teams:AppId", TeamsStandIn.AppId, "--Teams:TenantId", TeamsStandIn.TenantId,
        "--Teams:ClientSecret", TeamsStandIn.Secret, "--Teams:ServiceHosts:0", "127.0.0.1",
        "--Teams:TokenEndpoint", $"{_teams.BaseUrl}/token", "--Teams:OpenIdMetadata", $"{_teams.BaseUrl}/openid",
    ];
}
