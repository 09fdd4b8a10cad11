using CoP.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Bot.CommandLine;

/// <summary>Runs the bot until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancel)
    {
        try
        {
            await using var app = BotHost.Build(settings);
            await app.PrepareAsync(cancel);
            app.SayWhere();
            await app.RunAsync(cancel);
            return 0;
        }
        catch (OptionsValidationException fault)
        {
            foreach (var failure in fault.Failures)
            {
                await Console.Error.WriteLineAsync(failure);
            }

            await Console.Error.WriteLineAsync("The settings do not fit together. \"-- check\" says what is missing and how to get it.");
            return 1;
        }
    }
}
