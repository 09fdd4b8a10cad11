using CoP.Channels.Teams;
using CoP.Channels.Telegram;
using CoP.Channels.Web;
using CoP.Community;
using CoP.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Channels;

public static class ChannelServices
{
    /// <summary>Declares what every channel can do and how fast it may be sent to, also of those that are switched off: their conversations may be stored.</summary>
    public static IServiceCollection AddChannelTraits(this IServiceCollection services) => services
        .AddSingleton(TeamsAsSet).AddTraits(TelegramTraits.Of).AddTraits(TryOutTraits.Desk).AddTraits(TryOutTraits.Phone)
        .AddLimits(TeamsTraits.Limits).AddLimits(TelegramTraits.Limits);

    /// <summary>The try-out page looks like Teams, and has no OneDrive.</summary>
    private static ChannelTraits TeamsAsSet(IServiceProvider all) => TeamsTraits.Of(all.GetRequiredService<IOptions<DeliveryOptions>>().Value) with
    {
        OffersFiles = all.GetRequiredService<IOptions<TeamsOptions>>().Value.OffersFiles,
    };

    private static IServiceCollection AddTraits(this IServiceCollection services, Func<DeliveryOptions, ChannelTraits> declared) =>
        services.AddSingleton(all => declared(all.GetRequiredService<IOptions<DeliveryOptions>>().Value));

    private static IServiceCollection AddLimits(this IServiceCollection services, Func<DeliveryOptions, ChannelLimits> declared) =>
        services.AddSingleton(all => declared(all.GetRequiredService<IOptions<DeliveryOptions>>().Value));
}
