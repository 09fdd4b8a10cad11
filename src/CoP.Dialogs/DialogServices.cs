using CoP.Community.Delivery.Stuck;
using CoP.Community.Members;
using CoP.Dialogs.Delivery;
using CoP.Dialogs.Groups;
using CoP.Dialogs.Members;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Questions;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs;

/// <summary>Registers the conversations. A feature adds its own list of actions, forms, views and replies here.</summary>
public static class DialogServices
{
    public static IServiceCollection AddDialogs(this IServiceCollection services) => services.AddEngine().AddMembers().AddGroups().AddQuestions().AddStuck();

    internal static IServiceCollection AddAction<TAction>(this IServiceCollection services)
        where TAction : class, IAction => services.AddScoped<IAction, TAction>();

    internal static IServiceCollection AddForm<TForm>(this IServiceCollection services)
        where TForm : class, IFormHandler => services.AddScoped<IFormHandler, TForm>();

    internal static IServiceCollection AddView<TView>(this IServiceCollection services)
        where TView : class, INoticeView => services.AddScoped<INoticeView, TView>();

    /// <summary>A button that opens the form of the same name about one thing.</summary>
    internal static IServiceCollection AddFormButton(this IServiceCollection services, string name, string argument, Permission needs) =>
        services.AddScoped<IAction>(provider => new StartForm(name, argument, needs, provider.GetRequiredService<FormRunner>()));

    private static IServiceCollection AddEngine(this IServiceCollection services) => services
        .AddSingleton<IWords, WordFiles>()
        .AddSingleton<Moments>()
        .AddSingleton<CommandWords>()
        .AddSingleton<ITurns, Turns.Turns>()
        .AddSingleton<IReplays, Replays>().AddScoped<LateTurn>()
        .AddSingleton<FailedTurns>().AddSingleton<TurnMeter>()
        .AddScoped<TurnHandler>().AddScoped<TurnRouter>().AddScoped<TurnOutput>().AddScoped<SceneReader>()
        .AddScoped<PressRouting>().AddScoped<WordRouting>().AddScoped<ArrivalRouting>()
        .AddScoped<Actions>().AddScoped<FormHandlers>().AddScoped<FormRunner>().AddScoped<DialogStore>().AddScoped<Lookups>()
        .AddScoped<INoticeViews, NoticeViews>();

    private static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<HelpText>()
        .AddSingleton<InvitationMessage>()
        .AddKeyedScoped<IDataset, MemberDataset>(MemberDataset.Name)
        .AddAction<StartAction>().AddAction<HelpAction>().AddAction<CancelAction>().AddAction<ThanksAction>().AddAction<LanguageAction>()
        .AddAction<ConnectAction>().AddAction<ProfileAction>().AddAction<InviteAction>()
        .AddForm<ProfileForm>().AddForm<InviteForm>()
        .AddView<InvitationUsedView>();

    private static IServiceCollection AddGroups(this IServiceCollection services) => services.AddAction<BindAction>();
}
