using CoP.Bot.Health;
using CoP.Bot.Libraries;
using CoP.Channels;
using CoP.Channels.Files;
using CoP.Channels.Teams;
using CoP.Channels.Telegram;
using CoP.Channels.Web;
using CoP.Community;
using CoP.Community.Files;
using CoP.Delivery;
using CoP.Dialogs;
using CoP.Extraction;
using CoP.Scheduling;
using CoP.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Puts the rooms together. Read it as the table of contents of the program.</summary>
public static class BotHost
{
    /// <param name="settings">Settings as on the command line, e.g. <c>--Telegram:Enabled true</c>; they win over everything else.</param>
    /// <param name="configure">What a test changes before the host is built.</param>
    /// <exception cref="OptionsValidationException">A setting does not fit; the failures name all that do not.</exception>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        StorageRegistration.Begin();
        var builder = Begin(settings);
        builder.WebHost.ConfigureKestrel(static server => server.AddServerHeader = false);
        configure?.Invoke(builder);
        builder.Configuration.ValidateReadable();
        builder.Configuration.ListenWhereTold();
        builder.Services.AddBot(builder.Configuration);
        var app = builder.Build();
        app.ValidateOptions();
        return app.MapBot();
    }

    /// <summary>The settings as they come together from files, environment and command line, before anything is made of them.</summary>
    internal static WebApplicationBuilder Begin(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddSecretFiles();
        return builder;
    }

    /// <summary>For commands that answer in words of their own.</summary>
    internal static void Quietly(WebApplicationBuilder builder) => builder.Logging.ClearProviders();

    private static void AddBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPlainFailures();
        services.AddUnloggedPaths();
        services.AddSettings(configuration);
        services.AddStorage(configuration);
        services.AddCommunity();
        services.AddDialogs();
        services.AddButtonTokens();
        services.AddDelivery(configuration);
        services.AddChannelTraits();
        services.AddTeams(configuration);
        services.AddTelegram(configuration);
        services.AddTryOut(configuration);
        services.AddTryOutSurfaces();
        services.AddScheduling(configuration, SchedulingStores.From(configuration));
        services.AddExtraction(typeof(BotHost).Assembly).AddSingleton<ExtractionMeter>().AddSingleton<IFileTexts, ExtractedFileTexts>();
        services.AddReadiness();
        services.AddTelemetryExport(configuration);
    }

    private static WebApplication MapBot(this WebApplication app)
    {
        app.UseRequestSpans();
        app.UsePlainFailures();
        app.MapTeams();
        app.MapTelegram();
        app.MapTryOut();
        app.MapFiles();
        app.MapCalendars();
        app.MapHealth();
        return app;
    }
}
