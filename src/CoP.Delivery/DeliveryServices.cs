using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Delivery.Replaying;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

public static class DeliveryServices
{
    /// <summary>Sends what is in the outbox. Channels bring their <see cref="IChannelSender"/> and <see cref="IMessageRenderer"/>, keyed by channel.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SteadyTime>();
        services.AddSingleton<IAfterClockSetBack, ClockSetBackCorrection>();
        services.TryAddSingleton<RateLimits>();
        services.TryAddSingleton(Budget);
        services.TryAddSingleton(Sole);
        services.AddSingleton<OutboxSignal>().AddSingleton<IOutboxSignal>(static all => all.GetRequiredService<OutboxSignal>());
        services.AddSingleton<ThrottleState>().AddSingleton<OutboxHealth>().AddSingleton<DeliveryMeter>();
        services.AddSingleton<InFlightMessages>().AddSingleton<OutboxSelector>().AddSingleton<AdvanceRendering>().AddSingleton<OutboxPreparer>().AddSingleton<MessageSender>().AddSingleton<DispatchLoop>();
        services.AddSingleton<PromptDispatch>().AddSingleton<IPromptDispatch>(static all => all.GetRequiredService<PromptDispatch>());
        services.AddSingleton<SendOutcomePolicy>().AddSingleton<PoisonMessages>().AddSingleton<SendResults>().AddSingleton<Recovery>();
        services.Configure<HostOptions>(static host => host.ShutdownTimeout = OutboxDispatcher.LongestStop + TimeSpan.FromSeconds(5));
        return services.AddHostedService<OutboxDispatcher>().AddHostedService<ReplayWorker>().AddHostedService<BacklogWorker>();
    }

    private static bool HasSeveral(IServiceProvider services) => services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Nodes > 1;

    private static ISoleWork Sole(IServiceProvider services) => HasSeveral(services) ? ActivatorUtilities.CreateInstance<SharedWork>(services) : new UnsharedWork();

    private static ISendThrottle Budget(IServiceProvider services) =>
        HasSeveral(services)
            ? ActivatorUtilities.CreateInstance<SharedSendThrottle>(services)
            : ActivatorUtilities.CreateInstance<LocalSendThrottle>(services);
}
