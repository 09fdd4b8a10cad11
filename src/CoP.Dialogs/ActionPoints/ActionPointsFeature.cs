using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Sheets;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints.Agreed;
using CoP.Dialogs.ActionPoints.Said;
using CoP.Dialogs.ActionPoints.Sheets;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.ActionPoints;

/// <summary>Recommendations that get done: written down, said yes to, reminded of, answered with a number.</summary>
internal sealed class ActionPointsFeature : IFeature
{
    public string Name => "actions";

    public void Describe(FeatureBuilder feature)
    {
        Lists(feature);
        Capturing(feature);
        Working(feature);
        Notices(feature);

        feature.Subject(ActionPoint.SubjectKind, shownBy: ShowActionPointAction.Verb);
        feature.DeepLink(ActionPoint.SubjectKind, opens: ShowActionPointAction.Verb);
        feature.Provides<IAgreedPoints, AgreedText>();
        feature.Provides<NumberedReply, NumberedReply>(ServiceLifetime.Singleton); // What it reads by is made from all words, once.
        feature.OnWords<NumberedReading>();
    }

    private static void Lists(FeatureBuilder feature)
    {
        feature.Command<MyActionsAction>(MyActionsAction.Verb, Permission.TakePart).InHelp(row: 2, column: 2).InMenu(MenuScopes.Private | MenuScopes.Suggested, order: 46);
        feature.Button<ShowActionPointAction>(ShowActionPointAction.Verb, Permission.TakePart);
        feature.Button<ActionFileAction>(ActionFileAction.Verb, Permission.TakePart);
        feature.Button<BurnDownAction>(BurnDownAction.Verb, Permission.TakePart);
        feature.Button<BurnDownPictureAction>(BurnDownPictureAction.Verb, Permission.TakePart);
        feature.Button<NumberedReplyAction>(NumberedReplyAction.Verb, Permission.TakePart);
        List(feature, ActionPointPages.AllMineVerb, static (pages, turn) => pages.AllMine(turn));
        List(feature, ActionPointPages.GivenVerb, static (pages, turn) => pages.Given(turn));
        feature.ListButton<ActionPointPages, ActionPoint>(ActionPointPages.GroupsVerb, Permission.TakePart, static async (pages, turn, _, cancel) => await pages.OfGroupsAsync(turn, cancel));
        List(feature, ActionPointPages.OpenVerb, static (pages, turn) => pages.Open(turn));
        List(feature, ActionPointPages.QuarterVerb, static (pages, turn) => pages.Quarter(turn));
        feature.ListButton<ActionPointPages, ActionPoint>(ActionPointPages.SourceVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.AgreedAsync(turn, argument, cancel));
    }

    private static void List(FeatureBuilder feature, string verb, Func<ActionPointPages, TurnContext, ListView<ActionPoint>> list) =>
        feature.ListButton<ActionPointPages, ActionPoint>(verb, Permission.TakePart, (pages, turn, _, _) => Task.FromResult<ListView<ActionPoint>?>(list(pages, turn)));

    private static void Capturing(FeatureBuilder feature)
    {
        feature.Form<ActionPointForm>(ActionPointForm.FormName, Permission.TakePart).OpenedByCommand().WithArgument().WithFile().NotInHelp().InMenu(MenuScopes.Private, order: 47);
        feature.Button<TakeSheetAction>(TakeSheetAction.Verb, Permission.LeadOrCoordinate).OnlyOnce();
        feature.ListCommand<FollowedPages, FollowedList>(FollowedPages.Verb, Permission.TakePart, static (pages, turn, _) => pages.All(turn)).NotInHelp().InMenu(MenuScopes.Private, order: 49);
        feature.Button<ShowFollowedAction>(ShowFollowedAction.Verb, Permission.TakePart);
        feature.Subject(FollowedList.SubjectKind, shownBy: ShowFollowedAction.Verb);
        feature.Button<ReadMinutesAction>(ReadMinutesAction.Verb, Permission.TakePart);
        feature.Button<LinkMinutesAction>(LinkMinutesAction.Verb, Permission.TakePart);
        feature.Form<LinkMinutesForm>(LinkMinutesForm.FormName, Permission.TakePart);
        feature.Button<AgreeAction>(AgreeAction.Verb, Permission.TakePart);
        feature.Button<SaidAction>(SaidAction.Verb, Permission.TakePart);
        feature.Button<SaidPageAction>(SeveralSaid.PageVerb, Permission.TakePart);
        feature.Button<WriteAllAction>(WriteAllAction.Verb, Permission.TakePart);
        feature.Button<WriteAllYesAction>(WriteAllYesAction.Verb, Permission.TakePart).OnlyOnce();
        feature.Provides<IUnaskedFileHandler, OfferToReadActions>();
        feature.Form<CorrectActionForm>(CorrectActionForm.FormName, Permission.TakePart);
        feature.Button<CorrectActionPointAction>(CorrectActionPointAction.Verb, Permission.TakePart);
        feature.Form<DropActionForm>(DropActionForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
    }

    private static void Working(FeatureBuilder feature)
    {
        feature.Button<AnswerActionPoint, ActionPoint>("act-yes", Permission.TakePart, static (answer, turn, id, cancel) => answer.AcceptAsync(turn.Actor, id, cancel));
        feature.Button<WorkOnActionPoint, ActionPoint>("act-done", Permission.TakePart, static (work, turn, id, cancel) => work.DoneAsync(turn.Actor, id, words: null, cancel));
        feature.Button<WorkOnActionPoint, ActionPoint>("act-free", Permission.TakePart, static (work, turn, id, cancel) => work.FreeAsync(turn.Actor, id, cancel));
        feature.Button<OverseeActionPoint, ActionPoint>("act-confirm", Permission.TakePart, static (oversee, turn, id, cancel) => oversee.ConfirmAsync(turn.Actor, id, cancel));
        feature.Button<OverseeActionPoint, ActionPoint>("act-chase", Permission.TakePart, static (oversee, turn, id, cancel) => oversee.ChaseAsync(turn.Actor, id, cancel));
        feature.Form<DeclineActionForm>(DeclineActionForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<ProgressForm>(ProgressForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<BlockForm>(BlockForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<AskPeersForm>(AskPeersForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<NewDayForm>(NewDayForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<SnoozeForm>(SnoozeForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<HandOverForm>(HandOverForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<HelperForm>(HelperForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
        feature.Form<NotYetForm>(NotYetForm.FormName, Permission.TakePart).OpenedByButton(ActionWordsForm.Subject);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<ActionPointShown, ActionPointCard>(static (card, notice, to, cancel) => card.ShownAsync(notice.ActionPointId, to, cancel));
        feature.Notice<ActionPointGiven, ActionPointCard>(static (card, notice, to, cancel) => card.GivenAsync(notice, to, cancel));
        feature.Notice<ActionPointNews, ActionPointCard>(static (card, notice, to, cancel) => card.NewsAsync(notice, to, cancel));
        feature.Notice<ActionPointChased, ActionPointCard>(static (card, notice, to, cancel) => card.ChasedAsync(notice, to, cancel));
        feature.Notice<ActionPointLate, ActionPointCard>(static (card, notice, to, cancel) => card.LateAsync(notice, to, cancel));
        feature.Notice<ActionPointsDue, ActionPointNotices>(static (notices, notice, to, cancel) => notices.DueAsync(notice, to, cancel));
        feature.Notice<ActionPointsGiven, ActionPointNotices>(static (notices, notice, to, cancel) => notices.GivenAsync(notice, to, cancel));
        feature.Notice<ActionPointsListed, ActionFileNotice>(static (file, notice, to, cancel) => file.DrawAsync(notice, to, cancel));
        feature.Notice<FollowedListOpen, FollowedCard>(static (card, notice, to, cancel) => card.RemindAsync(notice, to, cancel));
        feature.Notice<GroupActionPoints, ActionPointNotices>(static (notices, notice, to, cancel) => notices.GroupAsync(notice, to, cancel));
    }
}
