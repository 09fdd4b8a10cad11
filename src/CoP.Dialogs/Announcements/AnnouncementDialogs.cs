using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Announcements;

/// <summary>Everything said about announcements.</summary>
internal static class AnnouncementDialogs
{
    public static IServiceCollection AddAnnouncements(this IServiceCollection services) => services
        .AddSingleton<AnnouncementTimes>().AddSingleton<AnnouncementButtons>().AddSingleton<IExportWords, ExportWords>()
        .AddScoped<ButtonTargets>().AddScoped<ButtonLines>().AddScoped<AnnounceFields>().AddScoped<AnnounceAnswers>().AddScoped<AnnounceChecks>()
        .AddScoped<AnnouncementFiles>().AddScoped<AnnouncementMessage>().AddScoped<AnnouncementSamples>()
        .AddScoped<AudienceText>().AddScoped<AnnouncementCard>()
        .AddActions().AddSteering().AddForms().AddViews();

    private static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddAction<AnnounceAction>().AddAction<EditAnnouncementAction>().AddAction<ShowAnnouncementAction>().AddAction<ShowWordingAction>()
        .AddAction<ListAnnouncementsAction>().AddAction<ReadersAction>().AddAction<ExportAction>().AddAction<AcknowledgeAction>()
        .AddAction<CorrectAction>()
        .AddFormButton(DeclineForm.FormName, AnnouncementFields.Subject, Permission.Coordinate);

    private static IServiceCollection AddSteering(this IServiceCollection services) => services
        .AddAction<SendAction>().AddAction<TestAction>().AddAction<DiscardAction>()
        .AddAction<PauseAction>().AddAction<ResumeAction>().AddAction<ApproveAction>().AddAction<ResendAction>()
        .AddDoubts("ann-again", resend: true).AddDoubts("ann-leave", resend: false)
        .AddQuestion(CallOffAction.Asking).AddAction<CallOffAction>()
        .AddQuestion(RecallAction.Asking).AddAction<RecallAction>();

    private static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddForm<AnnounceForm>().AddForm<DeclineForm>().AddForm<CorrectForm>();

    private static IServiceCollection AddViews(this IServiceCollection services) => services
        .AddView<AnnouncementSentView>().AddView<AnnouncementTriedView>().AddView<AnnouncementShownView>()
        .AddView<AnnouncementApprovalWantedView>().AddView<AnnouncementDecidedView>().AddView<AnnouncementHaltedView>().AddView<AnnouncementListedView>();

    private static IServiceCollection AddDoubts(this IServiceCollection services, string name, bool resend) =>
        services.AddPart<IAction>((scope, _) => new DoubtsAction(name, resend, scope.GetRequiredService<ResolveDoubts>()));

    private static IServiceCollection AddQuestion(this IServiceCollection services, string name) => services.AddPart<IAction>((scope, _) =>
        new AskFirstAction(name, scope.GetRequiredService<AnnouncementAccess>(), scope.GetRequiredService<AnnouncementButtons>()));
}
