using CoP.Bot.Hosting;
using CoP.Channels.Local;
using CoP.Testing;
using CoP.Testing.Communities;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.EndToEnd.Tests.TryOut;

/// <summary>The program itself with the invented community, on a loopback port; it can be stopped and started again over the same database.</summary>
public sealed class SampleHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-tryout-").FullName;
    private readonly string _url = $"http://127.0.0.1:{LoopbackPort.Next()}";
    private WebApplication? _app;

    /// <summary>What the program prints: the page's address with its key.</summary>
    public string Url => $"{_url}/?{LocalKey.Parameter}={_app!.Services.GetRequiredService<LocalKey>().Value}";

    private string File => Path.Combine(_folder, "community.db");

    public static async Task<SampleHost> RunAsync()
    {
        var host = new SampleHost();
        await DatabaseTemplate.CopyAsync(sample: true, host.File, isOfToday: true);
        await host.StartAsync();
        return host;
    }

    public async Task StartAsync()
    {
        _app = BotHost.Build(
            [
                "--Urls", _url,
                "--Database:ConnectionString", $"Data Source={File};Pooling=False",
                "--TryOut:Enabled", "true",
                "--Sample:Load", "true",
                "--Community:QuietHours", "", // Whatever the time is where the test runs.
            ],
            static builder => builder.Logging.ClearProviders());
        await _app.PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        await _app!.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
