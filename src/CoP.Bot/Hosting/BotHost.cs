using CoP.Bot.Health;
using CoP.Channels.Delivery;
using CoP.Channels.Teams;
using CoP.Channels.Telegram;
using CoP.Channels.Web;
using CoP.Community;
using CoP.Dialogs;
using CoP.Scheduling;
using CoP.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Bot.Hosting;

/// <summary>Puts the rooms together. Read it as the table of contents of the program.</summary>
public static class BotHost
{
    /// <param name="settings">Settings as on the command line, e.g. <c>--Telegram:Enabled true</c>; they win over everything else.</param>
    /// <param name="configure">What a test changes before the host is built.</param>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        builder.Services.AddBot(builder.Configuration);
        return builder.Build().MapBot();
    }

    private static void AddBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings(configuration);
        services.AddStorage(configuration);
        services.AddCommunity();
        services.AddDialogs();
        services.AddPressTokens();
        services.AddDelivery(configuration);
        services.AddTeams(configuration);
        services.AddTelegram(configuration);
        services.AddTryOut(configuration);
        services.AddTryOutSurfaces();
        services.AddScheduling(configuration, SchedulingStores.From(configuration));
        services.AddReadiness();
    }

    private static WebApplication MapBot(this WebApplication app)
    {
        app.MapTeams();
        app.MapTelegram();
        app.MapTryOut();
        app.MapHealth();
        return app;
    }
}
