using CoP.Community.Delivery.Stuck;
using CoP.Community.Members;
using CoP.Dialogs.Announcements;
using CoP.Dialogs.Delivery;
using CoP.Dialogs.Groups;
using CoP.Dialogs.Members;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Preferences;
using CoP.Dialogs.Questions;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs;

/// <summary>Registers the conversations. A feature adds its own list of actions, forms, views and replies here.</summary>
public static class DialogServices
{
    public static IServiceCollection AddDialogs(this IServiceCollection services) =>
        services.AddEngine().AddMembers().AddGroups().AddQuestions().AddPreferences().AddAnnouncements().AddStuck();

    public static IServiceCollection AddAction<TAction>(this IServiceCollection services)
        where TAction : class, IAction => services.AddPart<IAction>(Maker<TAction>.Make);

    public static IServiceCollection AddForm<TForm>(this IServiceCollection services)
        where TForm : class, IFormHandler => services.AddPart<IFormHandler>(Maker<TForm>.Make);

    public static IServiceCollection AddView<TView>(this IServiceCollection services)
        where TView : class, INoticeView => services.AddPart<INoticeView>(Maker<TView>.Make);

    /// <summary>A button that opens the form of the same name about one thing.</summary>
    internal static IServiceCollection AddFormButton(this IServiceCollection services, string name, string argument, Permission needs) =>
        services.AddPart<IAction>((scope, _) => new StartForm(name, argument, needs, scope.GetRequiredService<FormRunner>()));

    internal static IServiceCollection AddPart<TPart>(this IServiceCollection services, ObjectFactory<TPart> make)
        where TPart : class => services.AddSingleton(new HandlerFactory<TPart>(scope => make(scope, [])));

    private static IServiceCollection AddParts<TPart, TKey>(this IServiceCollection services, Func<TPart, TKey> keyOf)
        where TPart : class
        where TKey : notnull => services.AddSingleton(provider => new HandlerRegistry<TPart, TKey>(
            provider.GetServices<HandlerFactory<TPart>>(), provider.GetRequiredService<IServiceScopeFactory>(), keyOf));

    private static IServiceCollection AddEngine(this IServiceCollection services) => services
        .AddSingleton<ILocalizer, ResourceLocalizer>()
        .AddSingleton<DateFormatter>()
        .AddSingleton<CommandWords>()
        .AddSingleton<Turns.TurnPipeline>().AddSingleton<AttachmentPrefetch>().AddSingleton<ITurns, FairTurnQueue>()
        .AddSingleton<SenderQueues>().AddSingleton<WaitingEvents>().AddSingleton<Backlog>().AddSingleton<IBacklog>(static all => all.GetRequiredService<Backlog>())
        .AddSingleton<IReplays, Replays>().AddScoped<LateTurn>()
        .AddSingleton<IUnreadEvents, UnreadEvents>()
        .AddSingleton<UnaddressedMessages>().AddSingleton<FailedTurns>().AddSingleton<TurnMeter>().AddSingleton<TurnQueries>()
        .AddScoped<TurnHandler>().AddScoped<TurnRouter>().AddScoped<TurnReplies>().AddScoped<TurnContextLoader>()
        .AddScoped<VisibilityGuard>().AddScoped<ButtonRouter>().AddScoped<TextRouter>().AddScoped<ArrivalRouter>().AddScoped<FileRouter>()
        .AddScoped<CaptionRouter>().AddScoped<AlbumRouter>().AddScoped<FormTextInput>().AddScoped<FormBuilder>()
        .AddScoped<Actions>().AddScoped<FormHandlers>().AddScoped<FormRunner>().AddScoped<DialogStore>().AddScoped<Lookups>()
        .AddScoped<INoticeViews, NoticeViews>()
        .AddParts<IAction, string>(static action => action.Name)
        .AddParts<IFormHandler, string>(static form => form.Name)
        .AddParts<INoticeView, Type>(static view => view.Notice);

    private static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<HelpText>()
        .AddSingleton<InvitationMessage>().AddSingleton<MemberText>().AddSingleton<StayDays>()
        .AddScoped<MemberCard>().AddScoped<ProfileFields>().AddScoped<OrganisationDataset>()
        .AddKeyedScoped<IDataset, MemberDataset>(MemberDataset.Name)
        .AddKeyedScoped<IDataset, OrganisationDataset>(OrganisationDataset.Name)
        .AddKeyedScoped<IDataset, KnownOrganisations>(KnownOrganisations.Name)
        .AddAction<StartAction>().AddAction<HelpAction>().AddAction<HelloAction>().AddAction<CancelAction>().AddAction<ThanksAction>().AddAction<LanguageAction>()
        .AddAction<ConnectAction>().AddAction<ProfileAction>().AddAction<SetUpAction>().AddAction<InviteAction>()
        .AddAction<MemberAction>().AddAction<MemberEditAction>().AddAction<OrganisationsAction>().AddAction<OrganisationAction>()
        .AddForm<ProfileForm>().AddForm<SetUpForm>().AddForm<InviteForm>().AddForm<MemberForm>().AddForm<MemberEditForm>().AddForm<OrganisationForm>()
        .AddView<InvitationUsedView>();

    private static IServiceCollection AddGroups(this IServiceCollection services) => services
        .AddScoped<LeadCard>()
        .AddAction<BindAction>().AddAction<LeadAction>().AddAction<ShowLeadsAction>().AddAction<EndLeadAction>()
        .AddFormButton(LeadForm.FormName, LeadForm.Subject, Permission.Coordinate)
        .AddForm<LeadForm>()
        .AddView<LeadNamedView>().AddView<LeadEndedView>().AddView<BindingLostView>();

    /// <summary>Compiled once, however many hosts a process has.</summary>
    private static class Maker<TPart>
    {
        public static readonly ObjectFactory<TPart> Make = ActivatorUtilities.CreateFactory<TPart>([]);
    }
}
