using CoP.Community.Members;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Questions;

/// <summary>Everything said about questions.</summary>
internal static class QuestionDialogs
{
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<QuestionText>().AddSingleton<QuestionButtons>().AddSingleton<QuestionCard>().AddSingleton<QuestionEntries>()
        .AddScoped<QuestionRemarks>().AddScoped<QuestionSearch>().AddScoped<AskDraft>()
        .AddKeyedScoped<IDataset, QuestionDataset>(QuestionDataset.Name)
        .AddScoped<IUnmatchedTextHandler, UnmatchedTextHandler>().AddScoped<IReplyHandler, QuestionReplies>()
        .AddActions().AddForms().AddViews();

    private static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddAction<AskAction>().AddAction<EditAction>().AddAction<WithdrawAction>().AddAction<WithdrawYesAction>()
        .AddAction<ClaimAction>().AddAction<ReleaseAction>().AddAction<DeclineAction>()
        .AddAction<AcceptAction>().AddAction<ThankAction>().AddAction<NotHelpfulAction>()
        .AddAction<ShowQuestionAction>().AddAction<MyQuestionsAction>().AddAction<ToAnswerAction>().AddAction<FindAction>()
        .AddAction<ModerateAction>().AddAction<AskedAction>().AddAction<RewordAction>()
        .AddFormButton("answer", FormSubject.Question, Permission.TakePart)
        .AddFormButton("askback", FormSubject.Answer, Permission.TakePart)
        .AddFormButton("pass", FormSubject.Question, Permission.TakePart)
        .AddFormButton("assign", FormSubject.Question, Permission.LeadOrCoordinate)
        .AddFormButton("hide", FormSubject.Question, Permission.LeadOrCoordinate)
        .AddFormButton("move", FormSubject.Question, Permission.LeadOrCoordinate)
        .AddFormButton("merge", FormSubject.Question, Permission.LeadOrCoordinate);

    private static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddForm<AskForm>().AddForm<EditForm>().AddForm<AnswerForm>().AddForm<AskBackForm>().AddForm<FindForm>()
        .AddForm<PassForm>().AddForm<AssignForm>()
        .AddForm<HideForm>().AddForm<RewordForm>().AddForm<MoveForm>().AddForm<MergeForm>();

    private static IServiceCollection AddViews(this IServiceCollection services) => services
        .AddView<QuestionRequestedView>().AddView<QuestionPostedView>().AddView<QuestionAskedView>().AddView<QuestionShownView>()
        .AddView<AnswerReceivedView>().AddView<QuestionUnansweredView>().AddView<FollowUpReceivedView>()
        .AddView<AnswerAcceptedView>().AddView<QuestionClosedView>().AddView<AnswerThankedView>()
        .AddView<ClaimLapsedView>().AddView<ClaimEndedView>()
        .AddView<QuestionHiddenView>().AddView<QuestionEditedView>().AddView<QuestionMovedView>().AddView<QuestionMergedView>();
}
