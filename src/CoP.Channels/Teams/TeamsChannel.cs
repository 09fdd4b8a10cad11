using CoP.Channels.Files;
using CoP.Channels.Teams.Answering;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Rendering;
using CoP.Channels.Teams.Sending;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Delivery.Http;
using CoP.Dialogs.Members;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams;

/// <summary>Microsoft Teams, over the Bot Framework's wire protocol.</summary>
public static class TeamsChannel
{
    /// <summary>
    /// Adds renderer and sender under the key <see cref="Community.ChannelNames.Teams"/>, and what <see cref="MapTeams"/> needs.
    /// Expects <c>ButtonTokens</c>, <c>ITurns</c>, <c>ILocalizer</c>, <c>ITransactions</c> and <c>IOutboxSignal</c> from elsewhere.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsRules>();
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RefusalMeter>();
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton(static all => Registration(all.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.AddSingleton<IConnectionCheck, TeamsConnectionCheck>().AddSingleton<IDeepLinks, TeamsDeepLinks>();
        return services.AddInbound().AddAnswers().AddOutbound(configuration.GetValue<bool>($"{TeamsOptions.Section}:{nameof(TeamsOptions.Enabled)}"));
    }

    /// <summary>Maps <c>POST /api/messages</c>, or nothing when the channel is switched off.</summary>
    public static IEndpointRouteBuilder MapTeams(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<TeamsOptions>>().Value.Enabled)
        {
            routes.MapPost("/api/messages", static (HttpContext call, [FromServices] TeamsEndpoint endpoint) => endpoint.HandleAsync(call));
        }

        return routes;
    }

    private static BotRegistration Registration(TeamsOptions options) => new(ChannelNames.Teams, options.AppId.ToLowerInvariant(), options.TenantId.ToLowerInvariant());

    private static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.AddChannelHttp(KeyDownload.Client);
        services.AddChannelHttp(TeamsFileSource.Client).ConfigurePrimaryHttpMessageHandler(
            static scope => PublicNetwork.Handler(loopback: scope.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        return services
            .AddSingleton<KeyDownload>().AddSingleton<SigningKeys>()
            .AddSingleton<TokenCheck>().AddSingleton<ActivityTrust>().AddSingleton<CallerCheck>()
            .AddSingleton<ActivityTranslator>().AddSingleton<RawActivities>()
            .AddKeyedSingleton<IRawEventParser>(ChannelNames.Teams, static (scope, _) => scope.GetRequiredService<RawActivities>())
            .AddKeyedSingleton<IFileSource, TeamsFileSource>(ChannelNames.Teams);
    }

    private static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<LateAnswers>().AddHostedService(static scope => scope.GetRequiredService<LateAnswers>())
        .AddSingleton<MessageHandler>().AddSingleton<ExtensionHandler>().AddSingleton<InvokeHandler>().AddSingleton<TeamsEndpoint>();

    // Without a sender the rows of a channel that is switched off wait, or reach the member elsewhere.
    private static IServiceCollection AddOutbound(this IServiceCollection services, bool enabled)
    {
        services.AddChannelHttp(AccessTokens.Client);
        services.AddChannelHttp(ConnectorClient.Client);
        services.AddChannelHttp(UploadClient.Client).ConfigurePrimaryHttpMessageHandler(
            static scope => PublicNetwork.Handler(loopback: scope.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddFiles().AddSingleton<CardFiles>().AddSingleton<UploadHosts>().AddSingleton<UploadClient>().AddSingleton<FileUploads>();
        services.AddSingleton<AccessTokens>().AddSingleton<ConnectorClient>()
            .AddKeyedSingleton<IMessageRenderer, TeamsRenderer>(ChannelNames.Teams);
        return enabled ? services.AddKeyedSingleton<IChannelSender, TeamsSender>(ChannelNames.Teams) : services;
    }
}
