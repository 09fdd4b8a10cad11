using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Questions.AfterAnswer;

/// <summary>Did it help? Three buttons, and what each leads to.</summary>
internal static class AfterAnswerPart
{
    public const string HelpedVerb = "helped";
    public const string PartlyVerb = "helped-partly";
    public const string NotVerb = "helped-no";
    public const string ThisVerb = "helped-by";
    public const string SeveralVerb = "helped-several";
    public const string ElsewhereVerb = "helped-elsewhere";

    public static void Describe(FeatureBuilder feature)
    {
        feature.Button<HelpedAction>(HelpedVerb, Permission.TakePart);
        feature.Button<PartlyAction>(PartlyVerb, Permission.TakePart);
        feature.Button<DidNotHelpAction>(NotVerb, Permission.TakePart);
        feature.Form<MissingForm>(MissingForm.FormName, Permission.TakePart);
        Choosing(feature);
        feature.Notice<OutcomeWanted, OutcomeNotices>(static (notices, notice, to, cancel) => notices.WantedAsync(notice, to, cancel));
        feature.Notice<QuestionSettled, QuestionRemarks>(static (remarks, notice, to, cancel) => remarks.SayAsync(
            notice.Elsewhere ? "questions.notice.elsewhere" : "questions.notice.several", notice.QuestionId, to, cancel));
    }

    private static void Choosing(FeatureBuilder feature)
    {
        feature.ListButton<HelpedPages, Answer>(HelpedPages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.AnswersAsync(turn, argument, cancel));
        feature.Button<AcceptAnswer, Answer>(
            ThisVerb, Permission.TakePart, static (accept, turn, id, cancel) => accept.HandleAsync(turn.Actor, id, cancel), static _ => "questions.done.accept", inPlace: true);
        feature.Button<SayOutcome, Question>(
            SeveralVerb, Permission.TakePart, static (say, turn, id, cancel) => say.SettleAsync(turn.Actor, id, elsewhere: false, cancel), inPlace: true);
        feature.Button<SayOutcome, Question>(
            ElsewhereVerb, Permission.TakePart, static (say, turn, id, cancel) => say.SettleAsync(turn.Actor, id, elsewhere: true, cancel), inPlace: true);
    }
}
