using CoP.Community.Events.Panel;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Search;

namespace CoP.Dialogs.Events.Panel;

/// <summary>What the panel of an event is asked, during the event and after it.</summary>
internal static class PanelPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Form<AskPanelForm>(AskPanelForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.ListButton<PanelPages, PanelQuestion>(PanelPages.AskedVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.AskedAsync(turn, argument, cancel));
        feature.ListButton<PanelPages, PanelQuestion>(PanelPages.AnsweredVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.AnsweredAsync(turn, argument, cancel));
        feature.Button<ShowPanelQuestionAction>(ShowPanelQuestionAction.Verb, Permission.TakePart);
        feature.Button<PanelVotes, PanelQuestion>(PanelButtons.Vote, Permission.TakePart, static (votes, turn, id, cancel) => votes.GiveAsync(turn.Actor, id, cancel));
        feature.Button<PanelVotes, PanelQuestion>(PanelButtons.TakeBack, Permission.TakePart, static (votes, turn, id, cancel) => votes.TakeBackAsync(turn.Actor, id, cancel));
        feature.Button<AnswerPanelQuestion, PanelQuestion>(PanelButtons.Live, Permission.TakePart, static (answer, turn, id, cancel) => answer.LiveAsync(turn.Actor, id, cancel));
        feature.Button<AnswerPanelQuestion, PanelQuestion>(PanelButtons.PutAside, Permission.TakePart, static (answer, turn, id, cancel) => answer.PutAsideAsync(turn.Actor, id, cancel));
        feature.Form<AnswerPanelForm>(AnswerPanelForm.FormName, Permission.TakePart).OpenedByButton(AnswerPanelForm.Subject);

        feature.Notice<PanelQuestionShown, PanelCard>(static (card, notice, to, cancel) => card.ShownAsync(notice.QuestionId, to, cancel));
        feature.Notice<PanelQuestionAnswered, PanelCard>(static (card, notice, to, cancel) => card.AnsweredAsync(notice.QuestionId, to, cancel));
        feature.Notice<PanelQuestionsWait, PanelNotices>(static (notices, notice, to, cancel) => notices.WaitAsync(notice.EventId, to, cancel));
        feature.Notice<PanelQuestionsLeft, PanelNotices>(static (notices, notice, to, cancel) => notices.LeftAsync(notice.EventId, to, cancel));

        feature.Provides<IFoundEntries, PanelEntries>();
        feature.DeepLink(PanelQuestion.SubjectKind, opens: ShowPanelQuestionAction.Verb);
        feature.Subject(PanelQuestion.SubjectKind, shownBy: ShowPanelQuestionAction.Verb);
    }
}
