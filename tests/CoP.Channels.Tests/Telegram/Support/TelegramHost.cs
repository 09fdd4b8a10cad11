using System.Collections.Concurrent;
using CoP.Channels.Files;
using CoP.Channels.Telegram;
using CoP.Channels.Tests.Files;
using CoP.Community.DueWork;
using CoP.Dialogs;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Tests.Telegram.Support;

/// <summary>The channel in a host of its own, against a stand-in, with recorded turns and a clock that stands still.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    public const string Secret = "A-secret_42";

    /// <summary>The longest pause there is; any request may take longer.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;

    private TelegramHost(WebApplication app, TelegramStandIn telegram, RecordingTurns turns, ManualTime time, LogLines logs, MemoryFiles storedFiles) =>
        (_app, Telegram, Turns, Time, Logs, StoredFiles) = (app, telegram, turns, time, logs, storedFiles);

    public MemoryFiles StoredFiles { get; }

    public TelegramStandIn Telegram { get; }

    public RecordingTurns Turns { get; }

    public ManualTime Time { get; }

    public LogLines Logs { get; }

    /// <summary>What could not be read and was kept.</summary>
    public KeptUnread Unread => (KeptUnread)_app.Services.GetRequiredService<IUnreadEvents>();

    public FixedInlineSearch Inline => (FixedInlineSearch)_app.Services.GetRequiredService<IInlineSearch>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public static ButtonTokens Tokens { get; } = new("a key of the tests, long enough."u8.ToArray());

    public static async Task<TelegramHost> StartAsync(
        TelegramStandIn telegram, Action<Dictionary<string, string?>>? change = null, RecordingTurns? turns = null, bool webhook = false)
    {
        turns ??= new RecordingTurns();
        var (time, logs, storedFiles) = (new ManualTime(), new LogLines(), new MemoryFiles());
        var port = webhook ? LoopbackPort.Next() : 0;
        var app = Build(Settings(telegram, port, change), port, turns, time, logs, storedFiles);
        app.MapTelegram();
        await app.StartAsync();
        return new TelegramHost(app, telegram, turns, time, logs, storedFiles);
    }

    /// <summary>Moves the clock on whenever somebody rests, until what is awaited has happened. Never past a request: its time would be over before its answer is here.</summary>
    public async Task AdvanceUntilAsync(Task happened)
    {
        while (await Task.WhenAny(happened, Time.AsleepAsync(static length => length <= LongestRest)) != happened)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        await happened;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(
        Dictionary<string, string?> settings, int port, RecordingTurns turns, ManualTime time, LogLines logs, MemoryFiles storedFiles)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton<ITurns>(turns).AddSingleton(Tokens).AddSingleton<IStoredFiles>(storedFiles)
            .AddSingleton(new CommandMenu(FeatureServices.Catalog(FeatureList.All), new ResourceLocalizer())).AddSingleton<IUnreadEvents, KeptUnread>().AddSingleton<IBacklog, PlainBacklog>().AddSingleton<IInlineSearch, FixedInlineSearch>().AddSingleton<ISoleWork, UnsharedWork>();
        builder.Services.AddTelegram(builder.Configuration);
        return builder.Build();
    }

    private static Dictionary<string, string?> Settings(TelegramStandIn telegram, int port, Action<Dictionary<string, string?>>? change)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:Enabled"] = "true",
            ["Telegram:Token"] = TelegramStandIn.Token,
            ["Telegram:ApiBaseUrl"] = telegram.BaseUrl,
            ["Telegram:Mode"] = port > 0 ? "Webhook" : "Polling",
            ["Telegram:WebhookUrl"] = port > 0 ? $"http://127.0.0.1:{port}/api/telegram" : "",
            ["Telegram:SecretToken"] = port > 0 ? Secret : "",
            ["Telegram:RequestSeconds"] = "300", // By the clock that tests move on: longer than any pause they pass by.
        };
        change?.Invoke(settings);
        return settings;
    }
}

/// <summary>Everything that was logged by anybody, as written.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = new();
    private readonly ConcurrentBag<(Func<string, bool> Fits, TaskCompletionSource Seen)> _waiting = [];

    public IEnumerable<(LogLevel Level, string Line)> All => _lines;

    /// <summary>Returns when a line that fits has been logged, before or after this call.</summary>
    public Task WaitForAsync(string words)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((line => line.Contains(words, StringComparison.Ordinal), seen));
        foreach (var (_, line) in _lines)
        {
            Tell(line);
        }

        return seen.Task.WaitAsync(Eventually.HangGuard, TimeProvider.System);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        _lines.Enqueue((logLevel, line));
        Tell(line);
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private void Tell(string line)
    {
        foreach (var (_, seen) in _waiting.Where(waiting => waiting.Fits(line)))
        {
            seen.TrySetResult();
        }
    }
}
