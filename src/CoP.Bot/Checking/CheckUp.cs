using CoP.Bot.Hosting;
using CoP.Delivery;
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
            await UnknownAsync(app.Configuration, output);
            var faults = await DatabaseAsync(app, output, cancel) + await ChannelsAsync(app, output, cancel);
            return await EndAsync(app, faults, output);
        }
        catch (OptionsValidationException fault)
        {
            await UnknownAsync(BotHost.Begin(settings).Configuration, output);
            await SettingsAsync(fault.Failures, output);
            return 1;
        }
    }

    private static async Task<int> EndAsync(WebApplication app, int faults, TextWriter output)
    {
        if (!app.IsReachable())
        {
            await output.WriteLineAsync($"✗ {WithinReach.Nobody} Switch Teams or Telegram on, as said above.");
            faults++;
        }

        await output.WriteLineAsync(faults == 0 ? "All well." : NotReady);
        return faults == 0 ? 0 : 1;
    }

    private static async Task UnknownAsync(IConfiguration configuration, TextWriter output)
    {
        foreach (var warning in UnknownSettings.Of(configuration))
        {
            await output.WriteLineAsync($"⚠ {warning}");
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
            var (file, startup) = (app.Services.GetRequiredService<IDatabasePlace>(), app.Services.GetRequiredService<IDatabaseStartup>());
            if (file is { IsThere: false, Lost: null })
            {
                file.TryFolder();
                await output.WriteLineAsync($"✓ database: none yet; the first start makes {file.Name}");
                return 0;
            }

            await startup.PrepareAsync(cancel);
            await output.WriteLineAsync($"✓ database: {file.Name}");
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
