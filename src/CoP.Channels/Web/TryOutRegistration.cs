using CoP.Channels.Files;
using CoP.Channels.Local;
using CoP.Channels.Web.Endpoints;
using CoP.Channels.Web.Guard;
using CoP.Channels.Web.Playback;
using CoP.Community;
using CoP.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Web;

/// <summary>
/// The try-out page: a desk that shows what Teams would show, and a phone that shows what Telegram would show. It needs
/// renderers keyed <see cref="Community.ChannelNames.Desk"/> and <see cref="ChannelNames.Phone"/>, which are those of the real channels.
/// </summary>
public static class TryOutRegistration
{
    public static IServiceCollection AddTryOut(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TryOutOptions>().Bind(configuration.GetSection(TryOutOptions.Section)).ValidateOnStart();
        services.AddSingleton<LocalKey>();
        services.AddSingleton<PageFiles>();
        services.AddSingleton<PlaybackFeed>();
        services.AddFiles().AddSingleton<ShownMessages>();
        services.AddSingleton<PlaybackStore>();
        services.AddSingleton<Visitors>();
        services.AddScoped<PressAnswer>();
        return services.AddSender(ChannelNames.Desk).AddSender(ChannelNames.Phone);
    }

    public static IEndpointRouteBuilder MapTryOut(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("").AddEndpointFilter<OnlyHereFilter>().ExcludeFromDescription();
        page.MapPage();
        var api = page.MapGroup("/tryout").AddEndpointFilter<DatabaseAwayFilter>();
        api.MapPeople();
        api.MapOpening();
        api.MapWords();
        var side = api.MapGroup("/{side}");
        side.MapReading();
        side.MapGroup("").AddEndpointFilter<SameOriginFilter>().MapWriting();
        side.MapGroup("").AddEndpointFilter<SameOriginFormFilter>().MapUploading();
        return routes;
    }

    private static IServiceCollection AddSender(this IServiceCollection services, string channel) =>
        services.AddKeyedSingleton<IChannelSender>(channel, (provider, _) => ActivatorUtilities.CreateInstance<PlaybackSender>(provider, channel));
}
