using System.Collections.Immutable;
using CoP.Kill.Villages;
using CoP.Kill.Events;
using CoP.Kill.Platforms;
using CoP.Kill.Processes;
using CoP.Kill.Verdicts;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill;

/// <summary>
/// Kills the bot at every named point and at random moments while people talk to it over platforms that misbehave, then
/// lets everything come to rest and counts, at the platforms' side, what was lost and what came twice.
/// </summary>
public sealed class KillRun : IAsyncDisposable
{
    /// <summary>More than a lease and more than the pause before a resend: put on the clock at each start instead of waiting.</summary>
    private const double LeapSeconds = 61;

    /// <summary>Rows; above this only what the kill points need is added, or the run would end with a long queue.</summary>
    private const int MostWaiting = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);

    private readonly KillPlan _plan;
    private readonly Action<string> _say;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly CancellationTokenSource _over = new();
    private readonly Mischief _mischief;
    private readonly Ledger _ledger;
    private readonly Bringing _bringing;
    private readonly List<KilledHost> _hosts = [];
    private readonly Dictionary<string, int> _hits = [];
    private readonly List<string> _missed = [];
    private readonly string _folder;
    private TelegramPlatform _telegram = null!;
    private TeamsPlatform _teams = null!;
    private EventQueue _activities = null!;
    private Village _village = null!;
    private Crowd _crowd = null!;
    private double _ahead;
    private string? _armed;
    private int _randomKills;

    private KillRun(KillPlan plan, Action<string> say)
    {
        (_plan, _say) = (plan, say);
        _folder = Directory.CreateDirectory(plan.Folder ?? Path.Combine(Path.GetTempPath(), $"cop-kill-{Guid.NewGuid():n}")).FullName;
        _mischief = new Mischief(plan.Seed);
        _ledger = new Ledger(Path.Combine(_folder, "ledger.jsonl"), _clock);
        _bringing = new Bringing(Anyone);
    }

    public static async Task<Report> RunAsync(KillPlan plan, Action<string> say)
    {
        await using var run = new KillRun(plan, say);
        var begun = run._clock.GetTimestamp();
        await run.SetUpAsync();
        await run.KillNamedAsync();
        await run.KillRandomlyAsync();
        await run.RestAsync();
        return await run.JudgeAsync(run._clock.GetElapsedTime(begun));
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await _telegram.DisposeAsync();
        await _teams.DisposeAsync();
        await _village.DisposeAsync();
        _bringing.Dispose();
        _ledger.Dispose();
        _over.Dispose();
    }

    private async Task SetUpAsync()
    {
        _telegram = await TelegramPlatform.StartAsync(_ledger, _mischief, new EventQueue(_bringing.ToTelegramHookAsync, _plan.Seed));
        _teams = await TeamsPlatform.StartAsync(_ledger, _mischief);
        _activities = new EventQueue(activity => _bringing.ToTeamsEndpointAsync(activity, _teams.Token(_clock)), _plan.Seed);
        var connection = _plan.Database ?? $"Data Source={Path.Combine(_folder, "community.db")};Default Timeout=10";
        _village = new Village(_plan, connection, _clock)
        {
            Route = $$"""{"serviceUrl":"{{_teams.ServiceUrl}}","tenantId":"{{TeamsStandIn.TenantId}}","botId":"{{TeamsPerson.BotId}}"}""",
        };
        await _village.FoundAsync();
        _crowd = new Crowd(_plan.Members, _mischief, _telegram.Updates, _activities, _telegram, _teams.ServiceUrl);
        _hosts.AddRange(Enumerable.Range(0, _plan.Processes).Select(at => new KilledHost(Settings(connection), Path.Combine(_folder, $"host-{at}.log"))));
        _ = _telegram.Updates.RunAsync(_over.Token);
        _ = _activities.RunAsync(_over.Token);
    }

    private async Task KillNamedAsync()
    {
        foreach (var point in _plan.NamedPoints)
        {
            _armed = point;
            await StartAsync(isPolling: point == "I6", $"{point}:{1 + _mischief.Roll(3)}");
            var isHit = await TalkUntilAsync(() => _hosts.Exists(static host => !host.IsAlive));
            await KillAllAsync();
            Count(point, isHit && _hosts.Exists(host => host.KilledAt == point));
        }
    }

    private void Count(string point, bool isHit)
    {
        _say($"{point} {(isHit ? "hit" : "MISSED")}");
        if (isHit)
        {
            _hits[point] = _hits.GetValueOrDefault(point) + 1;
        }
        else
        {
            _missed.Add($"the kill point {point} was not hit");
        }
    }

    private async Task KillRandomlyAsync()
    {
        _armed = null;
        for (; _randomKills < _plan.RandomKills; _randomKills++)
        {
            await StartAsync(isPolling: _mischief.Roll(3) == 0, killAt: null);
            if (_mischief.Roll(10) == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_mischief.Roll(1_000)), _clock); // While it starts, or right after.
            }
            else
            {
                var after = _ledger.Count + 1 + _mischief.Roll(40);
                await TalkUntilAsync(() => _ledger.Count >= after);
                await Task.Delay(TimeSpan.FromMilliseconds(_mischief.Roll(60)), _clock);
            }

            await KillAllAsync();
            if (_randomKills % 20 == 19)
            {
                _say($"{_randomKills + 1} random kills, {_ledger.Count} requests seen");
            }
        }
    }

    /// <summary>People talk, an announcement runs, and questions fall due, until it is so or patience ends.</summary>
    private async Task<bool> TalkUntilAsync(Func<bool> isOver)
    {
        var begun = _clock.GetTimestamp();
        for (var round = 0; !isOver(); round++)
        {
            if (_clock.GetElapsedTime(begun) > Patience)
            {
                return false;
            }

            if (round % 25 == 0)
            {
                await AddWorkAsync(isBehind: await WaitingAsync() > MostWaiting);
            }

            await Task.Delay(Blink, _clock);
        }

        return true;
    }

    private async Task AddWorkAsync(bool isBehind)
    {
        _crowd.Speak(isBehind ? 2 : 8);
        await _village.AnnounceAsync(_mischief.Roll, isBehind ? 1 : 4);
        if (!isBehind || _armed == "I5")
        {
            _crowd.Poison();
        }

        if (!isBehind || _armed is "S1" or "S2")
        {
            await _village.AskAsync();
        }
    }

    /// <summary>The platforms behave, nobody says anything new, and the clock runs ahead until nothing waits any more.</summary>
    private async Task RestAsync()
    {
        _mischief.IsOn = false;
        await StartAsync(isPolling: false, killAt: null);
        var begun = _clock.GetTimestamp();
        while (await WaitingAsync() is var waiting && (waiting > 0 || _telegram.Updates.Pending + _activities.Pending > 0))
        {
            if (_clock.GetElapsedTime(begun) > 4 * Patience)
            {
                _missed.Add($"{waiting} rows and {_telegram.Updates.Pending + _activities.Pending} events never came to rest");
                return;
            }

            await Task.Delay(15 * Blink, _clock);
            _ahead += LeapSeconds;
            await Task.WhenAll(_hosts.Select(host => host.LeapAsync(_ahead)));
        }
    }

    private Task<int> WaitingAsync() => _village.ReadAsync(static db => db.Outbox.CountAsync(static row => row.FinishedAt == null));

    private async Task<Report> JudgeAsync(TimeSpan took)
    {
        await KillAllAsync();
        var verdict = await Verdict.OfAsync([.. _telegram.Updates.All, .. _activities.All], _village, _ledger);
        return new Report(
            _plan.Seed, _hits.ToImmutableSortedDictionary(StringComparer.Ordinal), _randomKills, verdict.Events, verdict.Outbox,
            verdict.Losses(_village.Questions), took, [.. Missed(), .. verdict.Failures(_village.Questions)]);
    }

    private IEnumerable<string> Missed() =>
        [.. _missed, .. _hits.Count + _randomKills == 0 ? new[] { "nothing was killed" } : [], .. _ledger.Count == 0 ? new[] { "nothing was sent" } : []];

    private async Task StartAsync(bool isPolling, string? killAt)
    {
        _ahead += LeapSeconds;
        _teams.Keys.Rotate();
        foreach (var host in _hosts)
        {
            host.Start(isPolling && _plan.Processes == 1, killAt, _ahead);
        }

        await Task.Delay(Blink, _clock);
    }

    private Task KillAllAsync() => Task.WhenAll(_hosts.Select(static host => host.KillAsync()));

    private Uri? Anyone()
    {
        var ready = _hosts.Select(static host => host.Address).OfType<Uri>().ToList();
        return ready.Count == 0 ? null : ready[_mischief.Roll(ready.Count)];
    }

    private string[] Settings(string connection) =>
    [
        "--environment", "Development", "--Logging:LogLevel:Default", "Error", "--TryOut:Enabled", "false", "--Sample:Load", "false",
        "--Database:Provider", _plan.Provider, "--Database:ConnectionString", connection, "--Questions:LadderEvery", "00:00:01",
        "--Telegram:Enabled", "true", "--Telegram:Token", TelegramStandIn.Token, "--Telegram:ApiBaseUrl", _telegram.BaseUrl,
        "--Telegram:SecretToken", TelegramPlatform.Secret,
        "--Teams:Enabled", "true", "--Teams:AppId", TeamsStandIn.AppId, "--Teams:TenantId", TeamsStandIn.TenantId,
        "--Teams:ClientSecret", TeamsStandIn.Secret, "--Teams:ServiceHosts:0", "127.0.0.1",
        "--Teams:TokenEndpoint", $"{_teams.BaseUrl}/token", "--Teams:OpenIdMetadata", $"{_teams.BaseUrl}/openid",
    ];
}
