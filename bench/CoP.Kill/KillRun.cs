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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);
    private readonly KillPlan _plan;
    private readonly Scene _scene;
    private readonly Action<string> _say;
    private readonly Dictionary<string, int> _hits = [];
    private readonly List<string> _failures = [];

    private KillRun(KillPlan plan, Scene scene, Action<string> say) => (_plan, _scene, _say) = (plan, scene, say);

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
            await TalkUntilAsync(() => _scene.Ledger.Count >= after);
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
            await TalkUntilAsync(() => _scene.Hosts.Exists(static host => !host.IsAlive), point);
            await _scene.KillAsync();
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
            _scene.Start(isPolling: _scene.Mischief.Roll(3) == 0);
            await SomeMomentAsync();
            await _scene.KillAsync();
            if (kills % 20 == 0)
            {
                _say($"{kills} random kills, {_scene.Ledger.Count} requests seen");
            }
        }
    }

    /// <summary>One in ten while it starts or right after; else in the middle of the work, counted in requests so that a slow machine is at work too.</summary>
    private async Task SomeMomentAsync()
    {
        if (_scene.Mischief.Roll(10) == 0)
        {
            await PauseAsync(_scene.Mischief.Roll(1_000));
            return;
        }

        var after = _scene.Ledger.Count + 1 + _scene.Mischief.Roll(40);
        await TalkUntilAsync(() => _scene.Ledger.Count >= after);
        await PauseAsync(_scene.Mischief.Roll(60));
    }

    private async Task OutageAsync()
    {
        if (_plan.OutageSeconds == 0)
        {
            return;
        }

        _scene.Start();
        await TalkUntilAsync(() => _scene.Hosts.TrueForAll(static host => host.Address is not null));
        await using (await _scene.Village.OccupyAsync())
        {
            _scene.Crowd.Speak(20);
            await PauseAsync(1_000 * _plan.OutageSeconds);
            await _scene.KillAsync();
        }
    }

    /// <summary>Work is added until it is so or patience ends.</summary>
    private async Task TalkUntilAsync(Func<bool> isOver, string? point = null)
    {
        var begun = Scene.Clock.GetTimestamp();
        for (var round = 0; !isOver() && Scene.Clock.GetElapsedTime(begun) < Patience; round++)
        {
            if (round % 25 == 0)
            {
                await _scene.AddWorkAsync(point);
            }

            await Task.Delay(Blink, Scene.Clock);
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
            if (_scene.Hosts.Exists(static host => !host.IsAlive) || Scene.Clock.GetElapsedTime(begun) > 3 * Patience)
            {
                _failures.Add($"{waiting} rows and questions and {_scene.Unaccepted} events never came to rest");
                return;
            }

            await PauseAsync(300);
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

        return new Report(
            _plan.Seed, _hits.ToImmutableSortedDictionary(StringComparer.Ordinal), _plan.RandomKills, _plan.Stops, verdict.Events, verdict.Outbox,
            verdict.Losses(_scene.Village.Questions), Scene.Clock.GetElapsedTime(begun), [.. _failures, .. _scene.Crashes, .. verdict.Failures(_scene.Village.Questions)]);
    }

    private static Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Scene.Clock);
}
