namespace CoP.Kill;

/// <summary>Keeps the bot at work until the moment has come at which something is to happen to it.</summary>
internal sealed class Moments(Scene scene)
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);

    public static Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Scene.Clock);

    /// <summary>One in ten while it starts or right after; else in the middle of the work, counted in requests so that a slow machine is at work too.</summary>
    public async Task SomeAsync()
    {
        if (scene.Mischief.Roll(10) == 0)
        {
            await PauseAsync(scene.Mischief.Roll(1_000));
            return;
        }

        var after = scene.Ledger.Count + 1 + scene.Mischief.Roll(40);
        await UntilAsync(() => scene.Ledger.Count >= after);
        await PauseAsync(scene.Mischief.Roll(60));
    }

    /// <summary>While an audience is written out, counted in its rows. Announced to a process that runs, or to one that is still starting.</summary>
    public async Task AmidAnnouncementAsync()
    {
        if (scene.Mischief.Roll(2) == 0)
        {
            await UntilAsync(scene.IsReady);
        }

        await scene.Village.Coordinator.AnnounceAsync();
        var rows = 1 + scene.Mischief.Roll(scene.Village.Coordinator.Audience.Count / 2);
        await UntilAsync(async () => await scene.Village.Expansions.WrittenAsync() >= rows);
        await PauseAsync(scene.Mischief.Roll(20));
    }

    public Task UntilAsync(Func<bool> isOver, string? point = null) => UntilAsync(() => Task.FromResult(isOver()), point);

    /// <summary>Work is added until it is so or patience ends.</summary>
    private async Task UntilAsync(Func<Task<bool>> isOver, string? point = null)
    {
        var begun = Scene.Clock.GetTimestamp();
        for (var round = 0; !await isOver() && Scene.Clock.GetElapsedTime(begun) < Patience; round++)
        {
            if (round % 25 == 0)
            {
                await scene.AddWorkAsync(point);
            }

            await Task.Delay(Blink, Scene.Clock);
        }
    }
}
