using CoP.Community;
using CoP.Delivery;

namespace CoP.Bot.Hosting;

/// <summary>Whether anybody can reach the bot as it is set up.</summary>
internal static class WithinReach
{
    public const string Nobody = "No channel is switched on: nobody can reach the bot.";

    /// <summary>By a channel, or by the try-out page on this machine.</summary>
    public static bool IsReachable(this WebApplication app)
    {
        // Only asked for: a sender that is made here would want the keys that a start loads first.
        var known = app.Services.GetRequiredService<IServiceProviderIsKeyedService>();
        return new[] { ChannelNames.Teams, ChannelNames.Telegram }.Any(channel => known.IsKeyedService(typeof(IChannelSender), channel))
            || app.Configuration.GetValue<bool>("TryOut:Enabled");
    }

    /// <summary>Tells whoever started it what it cannot do yet, and where its commands are.</summary>
    public static void SayWhatElse(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (!app.IsReachable())
        {
            Console.WriteLine($"{Nobody} \"{Spelling.Of("check")}\" says how to switch one on.");
        }

        Console.WriteLine($"Its commands: {Spelling.Of("--help")}");
    });
}
