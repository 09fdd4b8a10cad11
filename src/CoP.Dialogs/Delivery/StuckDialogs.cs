using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Delivery;

/// <summary>Everything said about what is stuck.</summary>
internal static class StuckDialogs
{
    public static IServiceCollection AddStuck(this IServiceCollection services) => services
        .AddSingleton<StuckEntries>().AddScoped<StuckPages>()
        .AddAction<OutboxAction>().AddAction<ResendUndeliveredAction>().AddAction<DropAction>().AddAction<ReplayAction>().AddAction<DismissAction>()
        .AddView<MessagesInDoubtView>().AddView<EventsFailedView>().AddView<EventReplayedView>();
}
