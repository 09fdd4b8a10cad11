using CoP.Community.Decisions;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Decisions;

/// <summary>Decisions by many: what waits for one's vote, the vote card, the result; and for those who may, to put a question to a vote.</summary>
internal sealed class DecisionsFeature : IFeature
{
    private const string KeepVerb = "dec-keep";

    public string Name => "decisions";

    public void Describe(FeatureBuilder feature)
    {
        feature.ListCommand<DecisionPages, Decision>(DecisionPages.Verb, Permission.TakePart, static (pages, turn, _, cancel) => pages.AllAsync(turn, cancel))
            .NotInHelp().InMenu(MenuScopes.Private, order: 75);
        feature.Button<ShowDecisionAction>(ShowDecisionAction.Verb, Permission.TakePart);
        feature.Button<ShowDecisionAction>(KeepVerb, Permission.TakePart);
        feature.Button<VoteAction>(VoteAction.Verb, Permission.Vote).Confidential();
        feature.Form<PutToVoteForm>(PutToVoteForm.FormName, Permission.LeadOrCoordinate).OpenedByButton();
        feature.AskedButton<DecisionCard, CallOffDecision, Decision>(
            "dec-off", Permission.LeadOrCoordinate, KeepVerb,
            static (card, turn, id, cancel) => card.SureToCallOffAsync(turn, id, cancel), static (off, turn, id, cancel) => off.HandleAsync(turn.Actor, id, cancel));

        feature.Notice<VoteWanted, DecisionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.DecisionId, "decisions.news.wanted", to, cancel));
        feature.Notice<DecisionShown, DecisionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.DecisionId, headline: default(Text?), to, cancel));
        feature.Notice<VoteReminder, DecisionCard>(static (card, notice, to, cancel) => card.RemindAsync(notice, to, cancel));
        feature.Notice<VoteExtended, DecisionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.DecisionId, "decisions.news.extended", to, cancel));
        feature.Notice<DecisionTold, DecisionCard>(static (card, notice, to, cancel) => card.ToldAsync(notice, to, cancel));
        feature.Subject(Decision.SubjectKind, shownBy: ShowDecisionAction.Verb);
        feature.DeepLink(Decision.SubjectKind, opens: ShowDecisionAction.Verb);
    }
}
