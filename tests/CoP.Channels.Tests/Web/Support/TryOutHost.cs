using System.Net;
using CoP.Channels.Files;
using CoP.Channels.Local;
using CoP.Channels.Web;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using CoP.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Tests.Web.Support;

/// <summary>The try-out page over real HTTP on a loopback port, with a real database and a scripted bot.</summary>
public sealed class TryOutHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-tryout-").FullName;
    private readonly WebApplication _app;
    private HttpClient? _client;

    private TryOutHost(bool enabled, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TryOut:Enabled"] = enabled ? "true" : "false",
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "community.db")};Pooling=False",
        });
        builder.Services.AddSingleton(clock);
        Register(builder.Services, builder.Configuration);
        _app = builder.Build();
        _app.MapTryOut();
        _app.MapFiles();
    }

    public ScriptedTurns Turns => (ScriptedTurns)_app.Services.GetRequiredService<ITurns>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What the program prints.</summary>
    public Uri Page => new(Address, $"/?{LocalKey.Parameter}={Key}");

    public string Key => _app.Services.GetRequiredService<LocalKey>().Value;

    /// <summary>Somebody who calls the page and has its key; for as long as the host lives.</summary>
    public HttpClient Client => _client ??= WithKey();

    public static async Task<TryOutHost> StartAsync(bool enabled = true, TimeProvider? clock = null)
    {
        var host = new TryOutHost(enabled, clock ?? TimeProvider.System);
        await host._app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(CancellationToken.None);
        await host.WriteAsync(SampleMembers.Add);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Sends a wire to a conversation as the dispatcher would.</summary>
    public async Task<string?> SendAsync(string conversation, string wire, OutboxKind kind = OutboxKind.Send, string? target = null)
    {
        var there = await ReadAsync(db => db.Conversations.SingleAsync(row => row.ExternalId == conversation));
        var sender = _app.Services.GetRequiredKeyedService<IChannelSender>(there.Channel);
        var outcome = await sender.SendAsync(new OutboundRequest(kind, wire, there, target), CancellationToken.None);
        return (outcome as SendOutcome.Sent)?.PlatformId;
    }

    public async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    public Task WriteAsync(Action<CommunityDb> write) => _app.Services.GetRequiredService<ITransactions>().RunAsync(
        (services, _) =>
        {
            write(services.GetRequiredService<CommunityDb>());
            return Task.FromResult(true);
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private HttpClient WithKey()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", $"cop-key-{Address.Port}={Key}");
        return client;
    }

    private static void Register(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<ILocalizer, ResourceLocalizer>().AddSingleton(new ButtonTokens([7]));
        services.AddSingleton<ITurns, ScriptedTurns>();
        services.AddSingleton<IOutboxSignal, NoSignal>().AddSingleton<ITryOutPair, NoPair>();
        services.AddKeyedSingleton<IMessageRenderer, WireRenderer>(ChannelNames.Desk);
        services.AddKeyedSingleton<IMessageRenderer, WireRenderer>(ChannelNames.Phone);
        services.AddCommunity();
        services.AddStorage(configuration);
        services.AddTryOut(configuration);
    }

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
        }
    }

    private sealed class NoPair : ITryOutPair
    {
        public Task<Pair?> FindAsync(string language, CancellationToken cancel) => Task.FromResult<Pair?>(null);
    }
}
