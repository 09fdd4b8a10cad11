using System.Globalization;
using CoP.Bot.Hosting;

namespace CoP.Benchmarks.Running;

/// <summary>The bot with a clock that is ahead, so that what happens on working days alone can be measured on any day.</summary>
internal static class AheadHost
{
    private const string Verb = "host-ahead";

    /// <summary>What starts it, before the bot's own settings.</summary>
    public static string[] Command(TimeSpan ahead) =>
        [typeof(AheadHost).Assembly.Location, Verb, ahead.Ticks.ToString(CultureInfo.InvariantCulture)];

    /// <returns>False where something else is meant.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        if (arguments is not [Verb, var ahead, .. var settings])
        {
            return false;
        }

        var clock = new TimeAhead(TimeSpan.FromTicks(long.Parse(ahead, CultureInfo.InvariantCulture)));
        await using var app = BotHost.Build(settings, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await app.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        await app.WaitForShutdownAsync();
        return true;
    }

    private sealed class TimeAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
