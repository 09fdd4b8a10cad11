namespace CoP.Kill;

/// <summary>Keeps the bot at work until the moment has come at which something is to happen to it.</summary>
internal sealed class KillTiming(KillSetup setup)
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);

    public static Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), KillSetup.Clock);

    /// <summary>One in ten while it starts or right after; else in the middle of the work, counted in requests so that a slow machine is at work too.</summary>
    public async Task SomeAsync()
    {
        if (setup.FaultInjection.Roll(10) == 0)
        {
            await PauseAsync(setup.FaultInjection.Roll(1_000));
            return;
        }

        var after = setup.PlatformLog.Count + 1 + setup.FaultInjection.Roll(40);
        await UntilAsync(() => setup.PlatformLog.Count >= after);
        await PauseAsync(setup.FaultInjection.Roll(60));
    }

    /// <summary>While an audience is written out, counted in its rows. Announced to a process that runs, or to one that is still starting.</summary>
    public async Task AmidAnnouncementAsync()
    {
        if (setup.FaultInjection.Roll(2) == 0)
        {
            await UntilAsync(setup.IsReady);
        }

        await setup.KillCommunity.Coordinator.AnnounceAsync();
        var rows = 1 + setup.FaultInjection.Roll(setup.KillCommunity.Coordinator.Audience.Count / 2);
        await UntilAsync(async () => await setup.KillCommunity.Expansions.WrittenAsync() >= rows);
        await PauseAsync(setup.FaultInjection.Roll(20));
    }

    /// <summary>People talk, and now and then something is announced.</summary>
    public async Task WorkAsync(TimeSpan length)
    {
        var begun = KillSetup.Clock.GetTimestamp();
        while (KillSetup.Clock.GetElapsedTime(begun) < length)
        {
            await setup.AddWorkAsync(setup.FaultInjection.Roll(12) == 0 ? "A1" : null);
            await PauseAsync(500);
        }
    }

    public Task UntilAsync(Func<bool> isOver, string? point = null) => UntilAsync(() => Task.FromResult(isOver()), point);

    /// <summary>Work is added until it is so or patience ends.</summary>
    private async Task UntilAsync(Func<Task<bool>> isOver, string? point = null)
    {
        var begun = KillSetup.Clock.GetTimestamp();
        for (var round = 0; !await isOver() && KillSetup.Clock.GetElapsedTime(begun) < Patience; round++)
        {
            if (round % 25 == 0)
            {
                await setup.AddWorkAsync(point);
            }

            await Task.Delay(Blink, KillSetup.Clock);
        }
    }
}
