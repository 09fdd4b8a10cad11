using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Scheduling.Clocks;
using CoP.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Tests;

/// <summary>A host with storage and scheduling on one file, started and stopped like the real one.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private TestHost(string file, TestWork work, TimeProvider clock, Action<IServiceCollection>? more)
    {
        var connection = $"Data Source={file}";
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = connection,
        });
        builder.Services
            .AddLogging(static logging => logging.ClearProviders())
            .AddSingleton(clock).AddSingleton<IOutboxSignal, Deaf>()
            .AddCommunity()
            .RemoveAll<IDueWork>().AddSingleton<IDueWork>(work)
            .AddStorage(builder.Configuration)
            .AddScheduling(builder.Configuration, new SchedulingStore("Sqlite", connection));
        more?.Invoke(builder.Services);
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    public ITransactions Transactions => _host.Services.GetRequiredService<ITransactions>();

    /// <summary>One that is put together and not started, as a command of the command line.</summary>
    public static TestHost Build(string file, TestWork work, TimeProvider clock, Action<IServiceCollection>? more = null) => new(file, work, clock, more);

    public static async Task<TestHost> StartAsync(
        string file, TestWork work, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var host = Build(file, work, clock, more);
        await host._host.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(default);
        await host._host.StartAsync();
        return host;
    }

    public ClockWatch ClockWatch => _host.Services.GetServices<IHostedService>().OfType<ClockWatch>().Single();

    public async Task<IScheduler> SchedulerAsync() =>
        await _host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private sealed class Deaf : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}
