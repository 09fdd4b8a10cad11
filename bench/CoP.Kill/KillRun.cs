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
    private readonly Scene _scene;
    private readonly Moments _moments;
    private readonly Action<string> _say;
    private readonly Dictionary<string, int> _hits = [];
    private readonly List<string> _failures = [];
    private int _namedAmid;
    private int _randomAmid;

    private KillRun(KillPlan plan, Scene scene, Action<string> say) => (_plan, _scene, _moments, _say) = (plan, scene, new Moments(scene), say);

    /// <param name="say">Told how far it is.</param>
    public static async Task<Report> RunAsync(KillPlan plan, Action<string> say)
    {
        var begun = Scene.Clock.GetTimestamp();
        await using var scene = await Scene.SetAsync(plan);
        var run = new KillRun(plan, scene, say);
        await run.StopAsync();
        await run.KillNamedAsync();
        await run.KillRandomlyAsync();
        await run.OutageAsync();
        await run.RestAsync();
        return await run.JudgeAsync(begun);
    }

    private async Task StopAsync()
    {
        _scene.Mischief.IsOn = false;
        for (var stop = 0; stop < _plan.Stops; stop++)
        {
            _scene.Start(isPolling: stop % 2 == 1);
            var after = _scene.Ledger.Count + 10 + _scene.Mischief.Roll(20);
            await _moments.UntilAsync(() => _scene.Ledger.Count >= after);
            await _scene.StopAsync();
        }

        _scene.Mischief.IsOn = true;
        if (await DoubtsAsync() is > 0 and var doubts)
        {
            _failures.Add($"ordinary stops left {doubts} rows in doubt (G14)");
        }
    }

    private Task<int> DoubtsAsync() => _scene.Village.ReadAsync(static db =>
        db.Outbox.CountAsync(static row => row.Ambiguities > 0 || row.State == OutboxState.Sending));

    private async Task KillNamedAsync()
    {
        foreach (var point in _plan.NamedPoints)
        {
            _scene.Start(isPolling: point == "I6", $"{point}:{1 + _scene.Mischief.Roll(3)}");
            await _moments.UntilAsync(() => _scene.Hosts.Exists(static host => !host.IsAlive), point);
            await _scene.KillAsync();
            _namedAmid += await _scene.Village.Expansions.WasHitAsync() ? 1 : 0;
            Count(point, _scene.Hosts.Exists(host => host.KilledAt == point));
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
            var isAimed = kills % 2 == 0 && !await _scene.Village.Expansions.IsAnyOpenAsync();
            _scene.Start(isPolling: _scene.Mischief.Roll(3) == 0);
            await (isAimed ? _moments.AmidAnnouncementAsync() : _moments.SomeAsync());
            await _scene.KillAsync();
            _randomAmid += await _scene.Village.Expansions.WasHitAsync() ? 1 : 0;
            if (kills % 20 == 0)
            {
                _say($"{kills} random kills, {_scene.Ledger.Count} requests seen");
            }
        }
    }

    private async Task OutageAsync()
    {
        if (_plan.OutageSeconds == 0)
        {
            return;
        }

        _scene.Start();
        await _moments.UntilAsync(_scene.IsReady);
        await using (await _scene.Village.OccupyAsync())
        {
            _scene.Crowd.Speak(20);
            await Moments.PauseAsync(1_000 * _plan.OutageSeconds);
            await _scene.KillAsync();
        }
    }

    /// <summary>The platforms behave, nobody says anything new, and the clock runs ahead until nothing waits any more.</summary>
    private async Task RestAsync()
    {
        _scene.Mischief.IsOn = false;
        _scene.Start();
        var begun = Scene.Clock.GetTimestamp();
        while (await _scene.WaitingAsync() + await _scene.OverdueAsync() is var waiting && waiting + _scene.Unaccepted > 0)
        {
            if (_scene.Hosts.Exists(static host => !host.IsAlive) || Scene.Clock.GetElapsedTime(begun) > 3 * Moments.Patience)
            {
                _failures.Add($"{waiting} rows, questions and announcements and {_scene.Unaccepted} events never came to rest");
                return;
            }

            await Moments.PauseAsync(300);
            if (await _scene.OverdueAsync() + await _scene.FlyingAsync() == 0)
            {
                await _scene.LeapAsync(); // Not before: a clock that leaps on and on makes every fire of the schedule a missed one, and ends leases that are good.
            }
        }
    }

    private async Task<Report> JudgeAsync(long begun)
    {
        await _scene.KillAsync();
        var verdict = await _scene.JudgeAsync();
        if (_hits.Count + _plan.RandomKills + _plan.Stops == 0 || verdict.Outbox.Shown == 0)
        {
            _failures.Add("nothing was killed, or nothing was sent");
        }

        if (_plan.RandomKills >= EnoughKills && _randomAmid == 0)
        {
            _failures.Add("no random kill fell while an audience was written out");
        }

        return new Report(
            _plan.Seed, _hits.ToImmutableSortedDictionary(StringComparer.Ordinal), _plan.RandomKills, _plan.Stops, verdict.Events, verdict.Outbox,
            verdict.Announced, new Amid(_namedAmid, _randomAmid),
            verdict.Losses(_scene.Village.Questions), Scene.Clock.GetElapsedTime(begun), [.. _failures, .. _scene.Crashes, .. verdict.Failures(_scene.Village.Questions)]);
    }
}
