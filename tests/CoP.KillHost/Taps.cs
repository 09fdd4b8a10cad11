using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.KillHost;

/// <summary>Puts a tap around what the bot has registered, after everything is registered and before anything is built.</summary>
internal sealed class Taps(KillPoints points) : IServiceProviderFactory<IServiceCollection>
{
    private readonly Polled _polled = new(points);

    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        services.AddSingleton(_polled);
        services.Wrap<ITurns>(turns => new TurnTap(turns, points, _polled));
        services.Wrap<ActionDescription>(action => action with { Make = scope => new ActionTap(action.Make(scope), points) });
        services.Wrap<ITransactions>(transactions => new TransactionTap(transactions, points));
        services.Wrap<IPromptDispatch>(dispatch => new PromptTap(dispatch, points));
        services.Wrap<IChannelSender>(sender => new SenderTap(sender, points));
        services.Wrap<IMessageRenderer>(static renderer => new ReferenceTap(renderer));
        services.Wrap<INoticeViews>(static views => new NoticeTap(views));
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();
}

internal static class Wrapping
{
    /// <summary>Replaces every registration of a service by a wrapped one that lives as long.</summary>
    public static void Wrap<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        for (var at = 0; at < services.Count; at++)
        {
            if (services[at] is { } old && old.ServiceType == typeof(T))
            {
                services[at] = old.IsKeyedService
                    ? ServiceDescriptor.DescribeKeyed(typeof(T), old.ServiceKey, (all, _) => wrap((T)MakeKeyed(all, old)), old.Lifetime)
                    : ServiceDescriptor.Describe(typeof(T), all => wrap((T)Make(all, old)), old.Lifetime);
            }
        }
    }

    private static object Make(IServiceProvider all, ServiceDescriptor old) =>
        old.ImplementationInstance ?? old.ImplementationFactory?.Invoke(all) ?? ActivatorUtilities.CreateInstance(all, old.ImplementationType!);

    private static object MakeKeyed(IServiceProvider all, ServiceDescriptor old) =>
        old.KeyedImplementationInstance ?? old.KeyedImplementationFactory?.Invoke(all, old.ServiceKey)
        ?? ActivatorUtilities.CreateInstance(all, old.KeyedImplementationType!);
}
