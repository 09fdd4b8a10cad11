using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Questions.AfterAnswer;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Asking one's peers, answering, and looking after what is asked.</summary>
internal sealed class QuestionsFeature : IFeature
{
    public string Name => "questions";

    public void Describe(FeatureBuilder feature)
    {
        Asking(feature);
        Answering(feature);
        AfterAnswerPart.Describe(feature);
        Moderating(feature);
        Notices(feature);

        feature.OnReply<QuestionReplies>();
        feature.OnEdit<AnswerEdits>();
        feature.Subject(Question.Kind, shownBy: ShowQuestionAction.Verb);
        feature.DeepLink("answer", opens: "answer");
        feature.DeepLink("question", opens: ShowQuestionAction.Verb);
        feature.Provides<IFoundEntries, QuestionEntries>();
        feature.Lookup<QuestionDataset>(QuestionDataset.Name);
        feature.Provides<IUnmatchedTextHandler, UnmatchedTextHandler>();
    }

    private static void Asking(FeatureBuilder feature)
    {
        feature.Form<AskForm>(AskForm.FormName, Permission.TakePart).OpenedByCommand()
            .InHelp(row: 1, standing: HelpStanding.Main).InMenu(MenuScopes.Private | MenuScopes.Groups | MenuScopes.Suggested, order: 10);
        feature.Form<EditForm>(EditForm.FormName, Permission.TakePart).OpenedByButton(FormSubject.Question);
        feature.AskedButton<QuestionAccess, WithdrawQuestion, Question>(
            "withdraw", Permission.TakePart, keep: ShowQuestionAction.Verb,
            static async (access, turn, id, cancel) => (await access.FindOwnAsync(id, turn.Actor, cancel))
                .Select(static question => new Text("questions.withdrawSure", TextTruncation.Title(question.Title))),
            static (withdraw, turn, id, cancel) => withdraw.HandleAsync(turn.Actor, id, cancel));
        feature.Button<AcceptAnswer, Answer>("accept", Permission.TakePart, static (accept, turn, id, cancel) => accept.HandleAsync(turn.Actor, id, cancel)).OnlyOnce();
        feature.Button<ThankForAnswer, Answer>("thank", Permission.TakePart, static (thank, turn, id, cancel) => thank.HandleAsync(turn.Actor, id, cancel)).OnlyOnce();
        feature.Button<MarkNotHelpful, Answer>("unhelp", Permission.TakePart, static (mark, turn, id, cancel) => mark.HandleAsync(turn.Actor, id, cancel)).OnlyOnce();
        feature.Form<AskBackForm>("askback", Permission.TakePart).OpenedByButton(FormSubject.Answer);

        feature.Button<ShowQuestionAction>(ShowQuestionAction.Verb, Permission.TakePart);
        feature.ListCommand<QuestionPages, Question>(QuestionPages.OwnVerb, Permission.TakePart, static (pages, turn, _) => pages.Own(turn))
            .InHelp(row: 2).InMenu(MenuScopes.Private | MenuScopes.Suggested, order: 20);
    }

    private static void Answering(FeatureBuilder feature)
    {
        feature.ListCommand<QuestionPages, Question>(QuestionPages.ToAnswerVerb, Permission.TakePart, static (pages, turn, _) => pages.ToAnswer(turn))
            .InHelp(row: 1, column: 1).InMenu(MenuScopes.Private, order: 30);
        feature.Form<AnswerForm>("answer", Permission.TakePart).OpenedByButton(FormSubject.Question);
        feature.Button<ClaimQuestion, Question>("claim", Permission.TakePart, static (claim, turn, id, cancel) => claim.HandleAsync(turn.Actor, id, cancel));
        feature.Button<DeclineQuestion, Question>("release", Permission.TakePart, static (decline, turn, id, cancel) => decline.ReleaseAsync(turn.Actor, id, cancel));
        feature.Button<DeclineQuestion, Question>("decline", Permission.TakePart, static (decline, turn, id, cancel) => decline.HandleAsync(turn.Actor, id, cancel));
        feature.Form<PassForm>("pass", Permission.TakePart).OpenedByButton(FormSubject.Question);
    }

    private static void Moderating(FeatureBuilder feature)
    {
        feature.ListCommand<QuestionPages, Question>(QuestionPages.ModerateVerb, Permission.LeadOrCoordinate, static (pages, turn, argument) => pages.Moderated(turn, argument))
            .InHelp(row: 6).NotInMenu();
        feature.Button<AskedAction>("asked", Permission.LeadOrCoordinate);
        feature.Form<AssignForm>("assign", Permission.LeadOrCoordinate).OpenedByButton(FormSubject.Question);
        feature.Form<RewordForm>("reword", Permission.LeadOrCoordinate).OpenedByButton(FormSubject.Question);
        feature.Form<HideForm>("hide", Permission.LeadOrCoordinate).OpenedByButton(FormSubject.Question);
        feature.Form<MoveForm>("move", Permission.LeadOrCoordinate).OpenedByButton(FormSubject.Question);
        feature.Form<MergeForm>("merge", Permission.LeadOrCoordinate).OpenedByButton(FormSubject.Question);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<QuestionRequested, QuestionNotices>(static (notices, notice, to, cancel) => notices.RequestedAsync(notice, to, cancel));
        feature.Notice<QuestionPosted, QuestionNotices>(static (notices, notice, to, cancel) => notices.PostedAsync(notice, to, cancel));
        feature.Notice<QuestionAsked, QuestionNotices>(static (notices, notice, to, cancel) => notices.AskedAsync(notice, to, cancel));
        feature.Notice<QuestionShown, QuestionNotices>(static (notices, notice, to, cancel) => notices.ShownAsync(notice, to, cancel));
        feature.Notice<QuestionUnanswered, UnansweredNotice>(static (unanswered, notice, to, cancel) => unanswered.DrawAsync(notice, to, cancel));
        feature.Notice<AnswerReceived, AnswerNotices>(static (notices, notice, to, cancel) => notices.ReceivedAsync(notice, to, cancel));
        feature.Notice<FollowUpReceived, AnswerNotices>(static (notices, notice, to, cancel) => notices.FollowUpAsync(notice, to, cancel));
        feature.Notice<QuestionMerged, QuestionNotices>(static (notices, notice, to, cancel) => notices.MergedAsync(notice, to, cancel));
        feature.Notice<AnswerThanked, QuestionRemarks>(static (remarks, notice, to, cancel) => remarks.ThankedAsync(notice, to, cancel));

        Remark<AnswerAccepted>(feature, "accepted");
        Remark<QuestionClosed>(feature, "closed");
        Remark<ClaimLapsed>(feature, "claimLapsed");
        Remark<ClaimEnded>(feature, "claimEnded");
        Remark<QuestionHidden>(feature, "hidden", static (notice, _, _) => [notice.Reason]);
        Remark<QuestionEdited>(feature, "edited", static (notice, _, _) => [notice.Reason]);
        Remark<QuestionMoved>(feature, "moved", static (_, question, to) => [question.Group!.Name(to.Language)]);
    }

    /// <summary>One sentence about a question, and a button to look at it.</summary>
    /// <param name="more">What the sentence needs besides the question's title.</param>
    private static void Remark<TNotice>(FeatureBuilder feature, string key, Func<TNotice, Question, Dialogs.Notices.NoticeRecipient, object[]>? more = null)
        where TNotice : Community.Delivery.Notice, IAboutQuestion => feature.Notice<TNotice, QuestionRemarks>((remarks, notice, to, cancel) => remarks.SayAsync(
            $"questions.notice.{key}", notice.QuestionId, to, cancel, more is null ? null : question => more(notice, question, to)));
}
