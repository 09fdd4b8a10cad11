using CoP.Community;
using CoP.Community.Operations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages.Formatting;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs;

/// <summary>Registers the conversations: the turn pipeline, the forms, and the features of <see cref="FeatureList"/>. The community comes first.</summary>
public static class DialogServices
{
    public static IServiceCollection AddDialogs(this IServiceCollection services) =>
        FeatureList.All.Aggregate(services.AddTurns(), static (all, feature) => all.AddFeature(feature));

    private static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<ILocalizer, ResourceLocalizer>()
        .AddSingleton<LocalTimes>().AddSingleton<IInlineSearch, InlineSearch>().AddSingleton<IPrivateChats, PrivateChats>().AddScoped<MessageFiles>().AddSingleton<IMarkupReader, LightMarkupReader>()
        .AddSingleton<FeatureCatalog>().AddSingleton<NoticeCatalog>().AddSingleton<CommandMenu>()
        .AddSingleton<CommandWords>()
        .AddSingleton<TurnPipeline>().AddSingleton<AttachmentPrefetch>().AddSingleton<ITurns, FairTurnQueue>()
        .AddSingleton<SenderQueues>().AddSingleton<WaitingEvents>().AddSingleton<Backlog>().AddSingleton<IBacklog>(static all => all.GetRequiredService<Backlog>())
        .AddSingleton<IReplays, Replays>().AddScoped<LateTurn>()
        .AddSingleton<IUnreadEvents, UnreadEvents>()
        .AddSingleton<UnaddressedMessages>().AddSingleton<FailedTurns>().AddSingleton<TurnMeter>().AddSingleton<TurnQueries>()
        .AddScoped(typeof(Lazy<>), typeof(LazyService<>))
        .AddScoped<TurnHandler>().AddScoped<TurnRouter>().AddScoped<TurnReplies>().AddScoped<TurnContextLoader>()
        .AddScoped<VisibilityGuard>().AddScoped<ButtonRouter>().AddScoped<TextRouter>().AddScoped<ArrivalRouter>().AddScoped<FileRouter>()
        .AddScoped<CaptionRouter>().AddScoped<AlbumRouter>().AddScoped<FormTextInput>().AddScoped<FormBuilder>()
        .AddScoped<Actions>().AddScoped<FormHandlers>().AddScoped<FormRunner>().AddScoped<DialogStore>().AddScoped<Lookups>()
        .AddScoped<INoticeViews, NoticeViews>();
}
