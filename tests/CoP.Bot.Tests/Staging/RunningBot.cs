using CoP.Bot.Hosting;
using CoP.Testing;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace CoP.Bot.Tests.Staging;

/// <summary>The real host on a free port of this machine, with a database of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogLines _log = new();
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>The connection string of its database.</summary>
    public string Database => _folder.Connection;

    public IEnumerable<string> Log => _log.Lines;

    public static async Task<RunningBot> StartAsync(params string[] settings)
    {
        var bot = new RunningBot();
        bot._app = BotHost.Build(
            ["--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={bot._folder.Connection}", .. settings],
            builder => builder.Logging.ClearProviders().AddProvider(bot._log));
        await bot._app.PrepareAsync(CancellationToken.None);
        await bot._app.StartAsync();
        bot.Client = new HttpClient { BaseAddress = bot.Address };
        return bot;
    }

    public static string[] On(TelegramStandIn telegram, string token = TelegramStandIn.Token) =>
        ["--Telegram:Enabled=true", $"--Telegram:Token={token}", $"--Telegram:ApiBaseUrl={telegram.BaseUrl}"];

    public static string[] On(TeamsStandIn teams) =>
        ["--environment=Development", "--Sample:Load=false", .. teams.Settings.Select(static setting => $"--{setting.Key}={setting.Value}")];

    /// <inheritdoc cref="Eventually.SoAsync{T}"/>
    public static Task<T> UntilAsync<T>(Func<Task<T>> look, Predicate<T> isSo) => Eventually.SoAsync(look, isSo);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
