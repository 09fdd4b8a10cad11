using CoP.Channels.Delivery.Rates;
using CoP.Channels.Delivery.Replaying;
using CoP.Community.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CoP.Channels.Delivery;

public static class DeliveryServices
{
    /// <summary>Sends what is in the outbox. Channels bring their <see cref="IChannelSender"/> and <see cref="IMessageRenderer"/>, keyed by channel.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section))
            .Validate(static options => options.Parallel is >= 1 and <= DeliveryOptions.MaxParallel, Complaint(configuration))
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRateBudget, SlidingWindows>();
        services.AddSingleton<OutboxSignal>().AddSingleton<IOutboxSignal>(static all => all.GetRequiredService<OutboxSignal>());
        services.AddSingleton<Gates>().AddSingleton<OutboxHealth>().AddSingleton<DeliveryMeter>();
        services.AddSingleton<Leasing>().AddSingleton<Preparing>().AddSingleton<Carrying>();
        services.AddSingleton<Outcomes>().AddSingleton<Recorder>().AddSingleton<Recovery>();
        services.Configure<HostOptions>(static host => host.ShutdownTimeout = OutboxDispatcher.LongestStop + TimeSpan.FromSeconds(5));
        return services.AddHostedService<OutboxDispatcher>().AddHostedService<ReplayWorker>();
    }

    private static string Complaint(IConfiguration configuration) =>
        $"Delivery:Parallel must be a number from 1 to {DeliveryOptions.MaxParallel}, but is "
        + $"'{configuration[$"{DeliveryOptions.Section}:{nameof(DeliveryOptions.Parallel)}"]}'.";
}
