using CoP.Community.Access;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Delivery.Purging;
using CoP.Community.Delivery.Stuck;
using CoP.Community.DueWork;
using CoP.Community.Files;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Preferences;
using CoP.Community.Questions;
using CoP.Community.Responses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Community;

/// <summary>Registers the community: its rules and use cases, one line each.</summary>
public static class CommunityServices
{
    public static IServiceCollection AddCommunity(this IServiceCollection services) =>
        services.AddSingleton<Loops>().AddSingleton<OfferedLanguages>().AddScoped<Outbox>().AddScoped<Change>().AddSingleton<DueWorkRunner>().AddSingleton<WorkLeases>().AddScoped<LostPlaces>().AddPreferences().AddMembers().AddGroups()
            .AddQuestions().AddModeration().AddBroadcasts().AddAnnouncements().AddFiles().AddStuck().AddPurge();

    private static IServiceCollection AddFiles(this IServiceCollection services) => services.AddScoped<ReceiveFile>().AddScoped<KeepFiles>();

    private static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddScoped<Invite>()
        .AddScoped<RedeemInvitation>()
        .AddScoped<UpdateProfile>()
        .AddScoped<CorrectMember>()
        .AddScoped<OrganisationRegister>()
        .AddScoped<CorrectOrganisation>()
        .AddScoped<MemberDirectory>();

    private static IServiceCollection AddPreferences(this IServiceCollection services) => services
        .AddScoped<NotificationPreferences>().AddScoped<PreferenceBook>().AddScoped<DigestReader>().AddScoped<DigestStep>().AddSingleton<IDueWork, DailyDigest>();

    private static IServiceCollection AddGroups(this IServiceCollection services) => services
        .AddScoped<BindConversation>()
        .AddScoped<GroupLeads>()
        .AddSingleton<OpenGroups.Query>().AddScoped<OpenGroups>()
        .AddScoped<GroupGuess>();

    private static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddScoped<QuestionAccess>().AddScoped<AnswerAccess>().AddScoped<QuestionClosing>()
        .AddScoped<PeerFinder>().AddScoped<QuestionReach>().AddScoped<QuestionRouting>().AddScoped<INotDelivered, QuestionNotDelivered>().AddScoped<QuestionLists>().AddSingleton<AlikeQuery>().AddScoped<FindQuestions>()
        .AddScoped<AskQuestion>().AddScoped<EditQuestion>().AddScoped<WithdrawQuestion>()
        .AddScoped<ClaimQuestion>().AddScoped<DeclineQuestion>().AddScoped<PassQuestion>()
        .AddScoped<GiveAnswer>().AddScoped<EditAnswer>().AddScoped<AskBack>()
        .AddScoped<AcceptAnswer>().AddScoped<ThankForAnswer>().AddScoped<MarkNotHelpful>()
        .AddScoped<QuestionStep>().AddSingleton<IDueWork, QuestionEscalation>().AddSingleton<IAfterClockSetBack, WaitingQuestions>();

    private static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddScoped<Moderation>().AddScoped<HideQuestion>().AddScoped<RewordQuestion>()
        .AddScoped<MoveQuestion>().AddScoped<AssignQuestion>().AddScoped<MergeQuestion>();

    private static IServiceCollection AddBroadcasts(this IServiceCollection services)
    {
        services.TryAddSingleton(SendingRates.Documented);
        return services
            .AddScoped<RecipientFanOut>().AddScoped<BroadcastRevision>().AddScoped<BroadcastLifecycle>().AddScoped<BroadcastSteps>().AddScoped<BroadcastFigures>()
            .AddScoped<ResponseBook>()
            .AddSingleton<IDueWork, BroadcastWork>().AddSingleton<IDueWork, RefusalWatch>().AddSingleton<IDueWork, BroadcastCards>().AddSingleton<IDueWork, RecipientExport>();
    }

    private static IServiceCollection AddAnnouncements(this IServiceCollection services) => services
        .AddScoped<AnnouncementAccess>().AddScoped<AnnouncementLists>().AddScoped<AnnouncementReach>().AddScoped<AnnouncementExport>().AddScoped<DraftRules>()
        .AddScoped<DraftAnnouncement>().AddScoped<EditAnnouncement>().AddScoped<TryAnnouncement>()
        .AddScoped<SendAnnouncement>().AddScoped<DecideAnnouncement>().AddScoped<SteerAnnouncement>()
        .AddScoped<ResendAnnouncement>().AddScoped<CorrectAnnouncement>().AddScoped<RecallAnnouncement>()
        .AddScoped<ResolveDoubts>().AddScoped<AcknowledgeAnnouncement>()
        .AddScoped<StartAnnouncement>().AddScoped<IBroadcastSource>(static services => services.GetRequiredService<StartAnnouncement>())
        .AddSingleton<IDueWork, ScheduledAnnouncements>();

    private static IServiceCollection AddStuck(this IServiceCollection services) => services
        .AddScoped<StuckMessages>().AddScoped<StuckOverview>()
        .AddScoped<ResendMessages>().AddScoped<DropMessages>().AddScoped<FailedEvents>()
        .AddSingleton<ReplaySignal>().AddSingleton<IDueWork, StuckWatch>();

    private static IServiceCollection AddPurge(this IServiceCollection services)
    {
        services.TryAddSingleton<SteadyTime>();
        return services.AddSingleton<IPurge, Purge>();
    }
}
