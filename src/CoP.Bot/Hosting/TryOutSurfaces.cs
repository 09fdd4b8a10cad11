using CoP.Channels.Web;
using CoP.Community;
using CoP.Delivery;

namespace CoP.Bot.Hosting;

/// <summary>The try-out page draws what the real channels would send: the desk with Teams' renderer, the phone with Telegram's.</summary>
internal static class TryOutSurfaces
{
    public static void AddTryOutSurfaces(this IServiceCollection services) => services
        .AddScoped<ITryOutPair, TryOutPair>()
        .AddRenderer(ChannelNames.Desk, ChannelNames.Teams)
        .AddRenderer(ChannelNames.Phone, ChannelNames.Telegram);

    private static IServiceCollection AddRenderer(this IServiceCollection services, string surface, string channel) =>
        services.AddKeyedSingleton(surface, (provider, _) => provider.GetRequiredKeyedService<IMessageRenderer>(channel));
}
