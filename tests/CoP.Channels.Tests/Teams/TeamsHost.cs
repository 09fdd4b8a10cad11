using CoP.Channels.Files;
using CoP.Channels.Teams;
using CoP.Channels.Tests.Files;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using CoP.Testing;
using CoP.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Tests.Teams;

/// <summary>The Teams channel alone, over real HTTP, between the stand-in and recorded turns.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TeamsHost(WebApplication app, TeamsStandIn teams, ManualTime clock, RecordingTurns turns, MemoryFiles storedFiles)
    {
        (_app, Teams, Clock, Turns, StoredFiles) = (app, teams, clock, turns, storedFiles);
        Person = new TeamsPerson(teams, clock);
    }

    public static ButtonTokens Tokens { get; } = new([1, 2, 3, 4]);

    public IServiceProvider Services => _app.Services;

    public MemoryFiles StoredFiles { get; }

    public TeamsStandIn Teams { get; }

    public ManualTime Clock { get; }

    public RecordingTurns Turns { get; }

    public TeamsPerson Person { get; }

    /// <summary>What could not be read and was kept.</summary>
    public KeptUnread Unread => (KeptUnread)_app.Services.GetRequiredService<IUnreadEvents>();

    public PlainBacklog Backlog => (PlainBacklog)_app.Services.GetRequiredService<IBacklog>();

    public FixedInlineSearch Inline => (FixedInlineSearch)_app.Services.GetRequiredService<IInlineSearch>();

    public Uri Base => new(_app.Urls.First());

    public IChannelSender Sender => _app.Services.GetRequiredKeyedService<IChannelSender>(ChannelNames.Teams);

    public static async Task<TeamsHost> StartAsync(Dictionary<string, string?>? settings = null, string environment = "Development")
    {
        var teams = await TeamsStandIn.StartAsync();
        var (clock, turns) = (new ManualTime(), new RecordingTurns());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(teams.Settings).AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<ITurns>(turns).AddSingleton(Tokens)
            .AddSingleton<ILocalizer, ResourceLocalizer>().AddSingleton<ITransactions, NoTransactions>().AddSingleton<IOutboxSignal, NoSignal>()
            .AddSingleton<IUnreadEvents, KeptUnread>().AddSingleton<IBacklog, PlainBacklog>().AddSingleton<IInlineSearch, FixedInlineSearch>().AddSingleton<IPrivateChats, OnePrivateChat>();
        var storedFiles = new MemoryFiles();
        builder.Services.AddSingleton<IStoredFiles>(storedFiles).Configure<CommunityOptions>(builder.Configuration.GetSection(CommunityOptions.Section));
        builder.Services.AddTeams(builder.Configuration);
        var app = builder.Build();
        var host = new TeamsHost(app, teams, clock, turns, storedFiles);
        app.Use(host.NoteHangUps);
        app.MapTeams();
        await app.StartAsync();
        return host;
    }

    public async Task<int> PostAsync(System.Text.Json.Nodes.JsonObject activity)
    {
        using var response = await Person.PostAsync(Base, activity);
        return (int)response.StatusCode;
    }

    /// <summary>Ends when a caller has left before the answer.</summary>
    public Task HungUp => _hungUp.Task;

    private Task NoteHangUps(HttpContext http, RequestDelegate next)
    {
        http.RequestAborted.Register(() => _hungUp.TrySetResult());
        return next(http);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Teams.DisposeAsync();
    }

    private sealed class NoTransactions : ITransactions
    {
        public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) =>
            throw new InvalidOperationException("No database here.");
    }

    /// <summary>Everybody has one.</summary>
    private sealed class OnePrivateChat : IPrivateChats
    {
        public Task<ConversationAddress?> FindAsync(string channel, string person, CancellationToken cancel) =>
            Task.FromResult<ConversationAddress?>(new ConversationAddress("a:home", ConversationKind.Personal));
    }

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}
