using CoP.Channels.Files;
using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Inbound;
using CoP.Channels.Telegram.Profile;
using CoP.Channels.Telegram.Rendering;
using CoP.Channels.Telegram.Sending;
using CoP.Channels.Telegram.Translation;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Delivery.Http;
using CoP.Dialogs.Members;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Telegram;

/// <summary>Puts the Telegram channel into the host. With <c>Telegram:Enabled</c> false nothing runs and nothing is called.</summary>
public static class TelegramRegistration
{
    public const string Path = "/api/telegram";

    // Longer than any setting allows: the client of the Bot API keeps its own, configured limits.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Needs <see cref="Dialogs.Turns.ITurns"/> and <see cref="Dialogs.Turns.ButtonTokens"/> from elsewhere.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelegramOptions>().Bind(configuration.GetSection(TelegramOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Loops>();
        services.TryAddSingleton<RefusalMeter>();
        services.AddSingleton<TelegramIdentity>().AddSingleton<IDeepLinks>(static all => all.GetRequiredService<TelegramIdentity>());
        services.AddSingleton<IConnectionCheck, TelegramConnectionCheck>();
        services.AddSingleton(static all => new BotRegistration(ChannelNames.Telegram, all.GetRequiredService<TelegramIdentity>().BotId, Tenant: ""));
        services.AddSingleton<TelegramHealth>();
        services.AddHealthChecks().AddCheck<TelegramHealth>("telegram", tags: ["ready"]);
        return services.AddApi().AddInbound().AddOutbound(configuration.GetValue<bool>($"{TelegramOptions.Section}:{nameof(TelegramOptions.Enabled)}"));
    }

    /// <summary>Maps the webhook, in webhook mode only: otherwise there is no secret to know Telegram by.</summary>
    public static IEndpointRouteBuilder MapTelegram(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<TelegramOptions>>().Value;
        if (options is { Enabled: true, Mode: TelegramMode.Webhook })
        {
            endpoints.MapPost(Path, (HttpRequest request, CancellationToken cancel) =>
                request.HttpContext.RequestServices.GetRequiredService<WebhookEndpoint>().HandleAsync(request, cancel));
        }

        return endpoints;
    }

    /// <summary>The token is part of every URL: no logger and no trace of the HTTP client may see one. A long poll waits as long as it asked for.</summary>
    private static IServiceCollection AddApi(this IServiceCollection services)
    {
        foreach (var name in (string[])[TelegramApi.ClientName, TelegramApi.PollingClientName])
        {
            services.AddChannelHttp(name, Patience).ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
                .AddHttpMessageHandler(static () => new ReadableRefusals());
        }

        return services.AddSingleton<TelegramApi>();
    }

    private static IServiceCollection AddInbound(this IServiceCollection services) => services
        .AddSingleton<UpdateTranslator>()
        .AddKeyedSingleton<IFileSource, TelegramFileSource>(ChannelNames.Telegram)
        .AddSingleton<Typing>().AddSingleton<InlineQueries>()
        .AddSingleton<OwnName>()
        .AddSingleton<TelegramUpdateHandler>().AddKeyedSingleton<IRawEventParser>(ChannelNames.Telegram, static (all, _) => all.GetRequiredService<TelegramUpdateHandler>())
        .AddSingleton<TelegramPolling>()
        .AddSingleton<ProfilePublisher>()
        .AddSingleton<WebhookEndpoint>()
        .AddHostedService<TelegramChannel>();

    // Without a sender the rows of a channel that is switched off wait, or reach the member elsewhere.
    private static IServiceCollection AddOutbound(this IServiceCollection services, bool enabled)
    {
        services.AddFiles().AddSingleton<FilePosts>().AddSingleton<FloodWatch>().AddKeyedSingleton<IMessageRenderer, TelegramRenderer>(ChannelNames.Telegram);
        return enabled ? services.AddKeyedSingleton<IChannelSender, TelegramSender>(ChannelNames.Telegram) : services;
    }
}
