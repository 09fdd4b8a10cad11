using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Discussions;

/// <summary>The monthly discussion of a priority topic: opened by a prompt in the group, replies gathered, closed with a summary.</summary>
internal sealed class DiscussionsFeature : IFeature
{
    private const string KeepVerb = "disc-keep";

    public string Name => "discussions";

    public void Describe(FeatureBuilder feature)
    {
        feature.ListCommand<DiscussionPages, Discussion>(DiscussionPages.Verb, Permission.TakePart, static (pages, turn, _) => pages.All(turn))
            .InHelp(row: 3, column: 3).InMenu(MenuScopes.Private, order: 49);
        feature.Button<ShowDiscussionAction>(ShowDiscussionAction.Verb, Permission.TakePart);
        feature.ListButton<DiscussionPages, DiscussionReply>(DiscussionPages.RepliesVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.RepliesAsync(turn, argument, cancel));
        Speaking(feature);
        Steering(feature);
        Notices(feature);

        feature.Subject(Discussion.SubjectKind, shownBy: ShowDiscussionAction.Verb);
        feature.DeepLink(Discussion.SubjectKind, opens: ShowDiscussionAction.Verb);
        feature.Provides<IFoundEntries, DiscussionEntries>();
    }

    private static void Speaking(FeatureBuilder feature)
    {
        feature.Form<DiscussionSayForm>(DiscussionSayForm.FormName, Permission.TakePart).OpenedByButton(DiscussionTextForm.About);
        feature.Button<ShowDiscussionReplyAction>(ShowDiscussionReplyAction.Verb, Permission.TakePart);
        feature.Form<DiscussionCorrectForm>(DiscussionCorrectForm.FormName, Permission.TakePart).OpenedByButton(DiscussionCorrectForm.Reply);
        feature.AskedButton<DiscussionReplyText, SayInDiscussion, DiscussionReply>(
            DiscussionReplyText.WithdrawVerb, Permission.TakePart, keep: ShowDiscussionReplyAction.Verb,
            static (text, turn, id, cancel) => text.SureToWithdrawAsync(turn, id, cancel), static (say, turn, id, cancel) => say.WithdrawAsync(turn.Actor, id, cancel));
        feature.OnReply<DiscussionReplies>();
        feature.OnEdit<DiscussionEdits>();
    }

    private static void Steering(FeatureBuilder feature)
    {
        feature.Form<OpenDiscussionForm>(OpenDiscussionForm.FormName, Permission.LeadOrCoordinate).OpenedByButton();
        feature.Form<DiscussionSummaryForm>(DiscussionSummaryForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(DiscussionTextForm.About);
        feature.AskedButton<DiscussionCard, CloseDiscussion, Discussion>(
            "disc-extend", Permission.LeadOrCoordinate, KeepVerb,
            static (card, turn, id, cancel) => card.SureToExtendAsync(turn, id, cancel), static (close, turn, id, cancel) => close.ExtendAsync(turn.Actor, id, cancel));
        feature.AskedButton<DiscussionCard, CloseDiscussion, Discussion>(
            "disc-cancel", Permission.LeadOrCoordinate, KeepVerb,
            static (card, turn, id, cancel) => card.SureToCancelAsync(turn, id, cancel), static (close, turn, id, cancel) => close.CancelAsync(turn.Actor, id, cancel));
        feature.Button<ShowDiscussionAction>(KeepVerb, Permission.LeadOrCoordinate);
        feature.Button<MonthlyTopic, DiscussionMonth>("disc-notnow", Permission.Coordinate, static (topic, turn, id, cancel) => topic.SkipAsync(turn.Actor, id, cancel));
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<DiscussionOpened, DiscussionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.DiscussionId, "discussions.news.opened", to, cancel));
        feature.Notice<DiscussionShown, DiscussionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.DiscussionId, headline: default(Text?), to, cancel));
        feature.Notice<DiscussionQuiet, DiscussionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.DiscussionId, "discussions.news.quiet", to, cancel));
        feature.Notice<SummaryWanted, DiscussionCard>(static (card, notice, to, cancel) => card.SummaryWantedAsync(notice, to, cancel));
        feature.Notice<DiscussionSummarised, DiscussionNotices>(static (notices, notice, to, cancel) => notices.SummarisedAsync(notice, to, cancel));
        feature.Notice<DiscussionCancelled, DiscussionNotices>(static (notices, notice, to, cancel) => notices.CancelledAsync(notice, to, cancel));
        feature.Notice<DiscussionWasOver, DiscussionNotices>(static (notices, notice, to, cancel) => notices.WasOverAsync(notice, to, cancel));
        feature.Notice<TopicWanted, DiscussionNotices>(static (notices, notice, to, cancel) => notices.TopicAsync(notice, to, cancel));
    }
}
