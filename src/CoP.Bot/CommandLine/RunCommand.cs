using System.CommandLine;
using CoP.Bot.Hosting;

namespace CoP.Bot.CommandLine;

/// <summary>Runs the bot until it is told to stop.</summary>
internal static class RunCommand
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    public static async Task<int> RunAsync(string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        foreach (var warning in UnknownSettings.Of(BotHost.Begin(settings).Configuration))
        {
            await say.Error.WriteLineAsync(warning);
        }

        var hasStarted = false;

        // What prevents the start is told in a sentence; the host would log the stack trace of the same as well.
        await using var app = BotHost.Build(settings, builder => builder.Logging.AddFilter(
            Host, level => level >= LogLevel.Warning && (Volatile.Read(ref hasStarted) || level != LogLevel.Error)));
        app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref hasStarted, true));
        await app.RefuseSecondAsync(cancel);
        await app.PrepareAsync(cancel);
        app.SayWhere();
        app.SayWhatElse();
        app.ForgetTheStart();
        app.FollowFromTheStart();
        if (await app.StartOrStopAsync(cancel))
        {
            await app.WaitForShutdownAsync(cancel);
        }

        return 0;
    }
}
