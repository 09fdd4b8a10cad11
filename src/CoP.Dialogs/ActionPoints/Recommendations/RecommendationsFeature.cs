using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>What somebody is advised to do: addressed, said yes or no to, and an action point from the yes on.</summary>
internal sealed class RecommendationsFeature : IFeature
{
    public string Name => "recommendations";

    public void Describe(FeatureBuilder feature)
    {
        feature.ListCommand<RecommendationPages, Recommendation>(RecommendationPages.AllVerb, Permission.TakePart, static (pages, turn, _, cancel) => pages.AllAsync(turn, cancel))
            .NotInHelp().InMenu(MenuScopes.Private, order: 48);
        feature.ListButton<RecommendationPages, Recommendation>(RecommendationPages.GroupsVerb, Permission.TakePart, static (pages, turn, _, cancel) => pages.OfGroupsAsync(turn, cancel));
        feature.ListButton<RecommendationPages, Recommendation>(RecommendationPages.SourceVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.OfSourceAsync(turn, argument, cancel));
        feature.Button<ShowRecommendationAction>(ShowRecommendationAction.Verb, Permission.TakePart);
        feature.Form<RecommendForm>(RecommendForm.FormName, Permission.TakePart).OpenedByCommand().WithArgument().NotInHelp().NotInMenu();
        feature.Form<TakeUpForm>(TakeUpForm.FormName, Permission.TakePart).OpenedByButton(RecommendationAnswerForm.Subject);
        feature.Form<DeclineRecommendationForm>(DeclineRecommendationForm.FormName, Permission.TakePart).OpenedByButton(RecommendationAnswerForm.Subject);
        feature.AskedButton<RecommendationAccess, RecordRecommendation, Recommendation>(
            "rec-off", Permission.TakePart, keep: ShowRecommendationAction.Verb,
            static async (access, turn, id, cancel) => (await access.FindAsync(id, turn.Actor, cancel)).Select(static one => new Text("recommendations.sure", TextTruncation.Title(one.Words))),
            static (record, turn, id, cancel) => record.WithdrawAsync(turn.Actor, id, cancel));

        feature.Notice<RecommendationShown, RecommendationCard>(static (card, notice, to, cancel) => card.ShownAsync(notice.RecommendationId, to, cancel));
        feature.Notice<RecommendationGiven, RecommendationCard>(static (card, notice, to, cancel) => card.GivenAsync(notice, to, cancel));
        feature.Notice<RecommendationNews, RecommendationCard>(static (card, notice, to, cancel) => card.NewsAsync(notice, to, cancel));
        feature.Notice<RecommendationsWait, RecommendationNotices>(static (notices, notice, to, cancel) => notices.WaitAsync(notice, to, cancel));
        feature.Notice<RecommendationsSilent, RecommendationNotices>(static (notices, notice, to, cancel) => notices.SilentAsync(notice, to, cancel));
        feature.Subject(Recommendation.SubjectKind, shownBy: ShowRecommendationAction.Verb);
        feature.DeepLink(Recommendation.SubjectKind, opens: ShowRecommendationAction.Verb);
    }
}
