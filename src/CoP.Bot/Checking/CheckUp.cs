using CoP.Bot.Hosting;
using CoP.Channels.Delivery;
using CoP.Storage;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Checking;

/// <summary>Goes through settings, database and channels, and writes a line for each, with advice where something is missing.</summary>
internal static class CheckUp
{
    private const string NotReady = "Not ready yet: see above.";

    /// <summary>Returns 0 when the bot can run as it is set up, and 1 otherwise.</summary>
    public static async Task<int> RunAsync(string[] settings, TextWriter output, CancellationToken cancel)
    {
        try
        {
            await using var app = BotHost.Build(settings, BotHost.Quietly);
            await output.WriteLineAsync("✓ settings");
            var faults = await DatabaseAsync(app, output, cancel) + await ChannelsAsync(app, output, cancel);
            await output.WriteLineAsync(faults == 0 ? "All well." : NotReady);
            return faults == 0 ? 0 : 1;
        }
        catch (OptionsValidationException fault)
        {
            await SettingsAsync(fault.Failures, output);
            return 1;
        }
    }

    private static async Task SettingsAsync(IEnumerable<string> failures, TextWriter output)
    {
        foreach (var failure in failures)
        {
            await output.WriteLineAsync($"✗ {failure}");
            await output.WriteLineAsync($"  {Advice.For(failure)}");
        }

        await output.WriteLineAsync(NotReady);
    }

    private static async Task<int> DatabaseAsync(WebApplication app, TextWriter output, CancellationToken cancel)
    {
        try
        {
            await app.Services.GetRequiredService<DatabaseStartup>().PrepareAsync(cancel);
            await output.WriteLineAsync("✓ database");
            return 0;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"✗ database: {fault.Message}");
            await output.WriteLineAsync($"  {Advice.For("Database")}");
            return 1;
        }
    }

    private static async Task<int> ChannelsAsync(WebApplication app, TextWriter output, CancellationToken cancel)
    {
        var faults = 0;
        foreach (var check in app.Services.GetServices<IConnectionCheck>())
        {
            faults += await ChannelAsync(check, output, cancel);
        }

        return faults;
    }

    private static async Task<int> ChannelAsync(IConnectionCheck check, TextWriter output, CancellationToken cancel)
    {
        if (!check.IsEnabled)
        {
            await output.WriteLineAsync($"– {check.Section} is switched off. {Advice.For(check.Section)}");
            return 0;
        }

        var fault = await check.FaultAsync(cancel);
        await output.WriteLineAsync(fault is null ? $"✓ {check.Section}" : $"✗ {fault}");
        if (fault is not null)
        {
            await output.WriteLineAsync($"  {Advice.For(check.Section)}");
        }

        return fault is null ? 0 : 1;
    }
}
