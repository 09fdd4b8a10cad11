using CoP.Community;
using CoP.Community.Events.Topics;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Topics;

/// <summary>What members would like to hear about, until an event is made of it.</summary>
internal static class TopicsPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.ListCommand<TopicPages, EventTopic>(TopicPages.ListVerb, Permission.TakePart, static (pages, turn, argument) => pages.Topics(turn, argument))
            .InHelp(row: 3, column: 2).InMenu(MenuScopes.Private, order: 27);
        feature.Form<ProposeTopicForm>(ProposeTopicForm.FormName, Permission.TakePart).OpenedByCommand().NotInHelp().NotInMenu();
        feature.Button<ShowTopicAction>(ShowTopicAction.Verb, Permission.TakePart);
        feature.Button<SecondTopic, EventTopic>(
            "topic-second", Permission.TakePart, static (second, turn, id, cancel) => second.HandleAsync(turn.Actor, id, cancel), static topic => new Text("events.topics.seconded", topic.Seconds));
        feature.Button<SecondTopic, EventTopic>("topic-unsecond", Permission.TakePart, static (second, turn, id, cancel) => second.TakeBackAsync(turn.Actor, id, cancel));
        feature.Button<EndTopic, EventTopic>("topic-withdraw", Permission.TakePart, static (end, turn, id, cancel) => end.WithdrawAsync(turn.Actor, id, cancel));
        feature.Button<PlanTopicAction>(PlanTopicAction.Verb, Permission.TakePart);
        Deciding(feature);

        feature.Notice<TopicShown, TopicCard>(static (card, notice, to, cancel) => card.ShownAsync(notice.TopicId, to, cancel));
        feature.Notice<TopicPlanned, TopicNotices>(static (notices, notice, to, cancel) => notices.PlannedAsync(notice, to, cancel));
        feature.Notice<TopicDropped, TopicNotices>(static (notices, notice, to, cancel) => notices.DroppedAsync(notice, to, cancel));
        feature.Notice<PresentationWanted, TopicNotices>(static (notices, notice, to, _) => Task.FromResult<Message?>(notices.PresentationWanted(notice, to)));
        feature.Subject(EventTopic.SubjectKind, shownBy: ShowTopicAction.Verb);
        feature.DeepLink("topic", opens: ShowTopicAction.Verb);
    }

    private static void Deciding(FeatureBuilder feature)
    {
        feature.Form<DropTopicForm>(DropTopicForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(DropTopicForm.Subject);
        feature.ListButton<TopicPages, UnansweredItem>(TopicPages.GapsVerb, Permission.RankTopics, static (pages, turn, _, _) => Task.FromResult<ListView<UnansweredItem>?>(pages.Gaps(turn)));
        feature.Button<MakeTopicAction>(MakeTopicAction.Verb, Permission.RankTopics);

        Rank("topic-rank", RankMove.Last);
        Rank("topic-first", RankMove.First);
        Rank("topic-up", RankMove.Up);
        Rank("topic-down", RankMove.Down);
        Rank("topic-off", RankMove.Off);

        void Rank(string name, RankMove move) => feature.Button<RankTopic, EventTopic>(
            name, Permission.RankTopics, (rank, turn, id, cancel) => rank.HandleAsync(turn.Actor, id, move, cancel),
            static topic => topic.Rank is { } place ? new Text("events.topics.rankedAs", place) : "events.topics.unranked");
    }
}
