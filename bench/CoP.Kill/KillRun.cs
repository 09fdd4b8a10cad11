using System.Collections.Immutable;
using CoP.Community.Delivery;
using CoP.Kill.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill;

/// <summary>
/// Kills the bot at every named point and at random moments while people talk to it over platforms that misbehave, then
/// lets everything come to rest and counts, at the platforms' side, what was lost and what came twice.
/// </summary>
public sealed class KillRun
{
    /// <summary>So many at random that some of them must have met an announcement on its way into the outbox.</summary>
    private const int EnoughKills = 50;

    private readonly KillPlan _plan;
    private readonly KillSetup _setup;
    private readonly KillTiming _timing;
    private readonly Action<string> _say;
    private readonly Dictionary<string, int> _hits = [];
    private readonly List<string> _failures = [];
    private int _namedAmid;
    private int _randomAmid;
    private int _clusterKills;

    private KillRun(KillPlan plan, KillSetup setup, Action<string> say) => (_plan, _setup, _timing, _say) = (plan, setup, new KillTiming(setup), say);

    /// <param name="say">Told how far it is.</param>
    public static async Task<Report> RunAsync(KillPlan plan, Action<string> say)
    {
        var begun = KillSetup.Clock.GetTimestamp();
        await using var setup = await KillSetup.SetAsync(plan);
        var run = new KillRun(plan, setup, say);
        await run.StopAsync();
        await run.KillNamedAsync();
        await run.KillRandomlyAsync();
        await run.OutageAsync();
        await run.ClusterAsync();
        await run.CutAsync();
        await run.RestAsync();
        return await run.JudgeAsync(begun);
    }

    private async Task StopAsync()
    {
        _setup.FaultInjection.IsOn = false;
        for (var stop = 0; stop < _plan.Stops; stop++)
        {
            _setup.Start(isPolling: stop % 2 == 1);
            var after = _setup.PlatformLog.Count + 10 + _setup.FaultInjection.Roll(20);
            await _timing.UntilAsync(() => _setup.PlatformLog.Count >= after);
            await _setup.StopAsync();
        }

        _setup.FaultInjection.IsOn = !_plan.IsCalm;
        if (await DoubtsAsync() is > 0 and var doubts)
        {
            _failures.Add($"ordinary stops left {doubts} rows in doubt (G14)");
        }
    }

    private Task<int> DoubtsAsync() => _setup.KillCommunity.ReadAsync(static db =>
        db.Outbox.CountAsync(static row => row.Ambiguities > 0 || row.State == OutboxState.Sending));

    private async Task KillNamedAsync()
    {
        foreach (var point in _plan.NamedPoints)
        {
            _setup.Start(isPolling: point == "I6", $"{point}:{1 + _setup.FaultInjection.Roll(3)}");
            await _timing.UntilAsync(() => _setup.Hosts.Exists(static host => !host.IsAlive), point);
            await _setup.KillAsync();
            _namedAmid += await _setup.KillCommunity.Expansions.WasHitAsync() ? 1 : 0;
            Count(point, _setup.Hosts.Exists(host => host.KilledAt == point));
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
            _failures.Add($"the kill point {point} was not hit");
        }
    }

    private async Task KillRandomlyAsync()
    {
        for (var kills = 1; kills <= _plan.RandomKills; kills++)
        {
            var isAimed = kills % 2 == 0 && !await _setup.KillCommunity.Expansions.IsAnyOpenAsync();
            _setup.Start(isPolling: _setup.FaultInjection.Roll(3) == 0);
            await (isAimed ? _timing.AmidAnnouncementAsync() : _timing.SomeAsync());
            await _setup.KillAsync();
            _randomAmid += await _setup.KillCommunity.Expansions.WasHitAsync() ? 1 : 0;
            if (kills % 20 == 0)
            {
                _say($"{kills} random kills, {_setup.PlatformLog.Count} requests seen");
            }
        }
    }

    private async Task OutageAsync()
    {
        if (_plan.OutageSeconds == 0)
        {
            return;
        }

        _setup.Start();
        await _timing.UntilAsync(_setup.IsReady);
        await using (await _setup.KillCommunity.OccupyAsync())
        {
            _setup.SimulatedMembers.Speak(20);
            await KillTiming.PauseAsync(1_000 * _plan.OutageSeconds);
            await _setup.KillAsync();
        }
    }

    /// <summary>Every few seconds another of them, polling and called in turn. Each begins with the others at work.</summary>
    private async Task ClusterAsync()
    {
        if (_plan.ClusterSeconds == 0)
        {
            return;
        }

        _setup.Start(isPolling: true);
        await _timing.UntilAsync(_setup.IsReady);
        var begun = KillSetup.Clock.GetTimestamp();
        while (KillSetup.Clock.GetElapsedTime(begun).TotalSeconds < _plan.ClusterSeconds)
        {
            await _timing.WorkAsync(TimeSpan.FromMilliseconds(3_000 + _setup.FaultInjection.Roll(3_000)));
            var host = _setup.Hosts[_setup.FaultInjection.Roll(_setup.Hosts.Count)];
            if (host.Address is null)
            {
                continue; // It is still starting.
            }

            await _setup.RestartAsync(host, isPolling: true);
            _clusterKills++;
            if (_clusterKills % 20 == 0)
            {
                _say($"{_clusterKills} processes killed beside others, {_setup.PlatformLog.Count} requests seen");
            }
        }

        await _setup.KillAsync();
    }

    private async Task CutAsync()
    {
        if (_plan.CutSeconds == 0)
        {
            return;
        }

        _setup.Start(isPolling: true);
        await _timing.UntilAsync(_setup.IsReady);
        await _timing.WorkAsync(TimeSpan.FromSeconds(5));
        var cut = _setup.CutAsync(TimeSpan.FromSeconds(_plan.CutSeconds));
        await _timing.WorkAsync(TimeSpan.FromSeconds(_plan.CutSeconds + 35)); // A message that its process could not speak for would have gone again by then.
        await cut;
        await _setup.StopAsync(); // A kill would put in doubt what is on the wire.
    }

    /// <summary>The platforms behave, nobody says anything new, and the clock runs ahead until nothing waits any more.</summary>
    private async Task RestAsync()
    {
        _setup.FaultInjection.IsOn = false;
        _setup.Start();
        var begun = KillSetup.Clock.GetTimestamp();
        while (await _setup.WaitingAsync() + await _setup.OverdueAsync() is var waiting && waiting + _setup.Unaccepted > 0)
        {
            if (_setup.Hosts.Exists(static host => !host.IsAlive) || KillSetup.Clock.GetElapsedTime(begun) > 3 * KillTiming.Patience)
            {
                _failures.Add($"{waiting} rows, questions and announcements and {_setup.Unaccepted} events never came to rest");
                return;
            }

            await KillTiming.PauseAsync(300);
            if (await _setup.OverdueAsync() + await _setup.FlyingAsync() == 0)
            {
                await _setup.LeapAsync(); // Not before: a clock that leaps on and on makes every fire of the schedule a missed one, and ends leases that are good.
            }
        }
    }

    private async Task<Report> JudgeAsync(long begun)
    {
        await _setup.KillAsync();
        var verdict = await _setup.JudgeAsync();
        if (_plan.IsCalm && _plan.CutSeconds > 0 && verdict.Losses(_setup.KillCommunity.Questions).TwiceUnderResend > 0)
        {
            _failures.Add("something came twice though nothing but a line to the database was cut");
        }

        if (_hits.Count + _plan.RandomKills + _plan.Stops + _clusterKills + _plan.CutSeconds == 0 || verdict.Outbox.Shown == 0)
        {
            _failures.Add("nothing was killed, or nothing was sent");
        }

        if (_plan.RandomKills >= EnoughKills && _randomAmid == 0)
        {
            _failures.Add("no random kill fell while an audience was written out");
        }

        return new Report(
            _plan.Seed, _hits.ToImmutableSortedDictionary(StringComparer.Ordinal), _plan.RandomKills, _clusterKills, _plan.Stops, verdict.Events, verdict.Outbox,
            verdict.Announced, new FanOutKills(_namedAmid, _randomAmid), verdict.Answers, verdict.Budgets with { Conflicts = _setup.Conflicts },
            verdict.Losses(_setup.KillCommunity.Questions), KillSetup.Clock.GetElapsedTime(begun), [.. _failures, .. _setup.Crashes, .. verdict.Failures(_setup.KillCommunity.Questions)]);
    }
}
