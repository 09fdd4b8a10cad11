using System.Globalization;
using CoP.Community;
using CoP.Community.Events.Topics;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Topics;

/// <summary>The lists of topics, and of what nobody could answer.</summary>
internal sealed class TopicPages(TopicLists lists, TopicAccess access, LocalTimes times)
{
    public const string ListVerb = "topics";
    public const string GapsVerb = "topic-gaps";

    /// <summary>What members want. The argument is <c>{filter}:{offset}</c>.</summary>
    public ListView<EventTopic> Topics(TurnContext turn, string argument)
    {
        var filter = Filter(argument);
        return new($"events.topics.list.{filter}", $"events.topics.none.{filter}", lists.Topics(turn.Actor, filter), topic => Entry(topic, turn))
        {
            Prefix = $"{filter}:",
            Buttons =
            [
                new ButtonRow([.. Enum.GetValues<TopicFilter>().Where(other => other != filter).Select(other => new Button(turn.Say($"events.topics.filter.{other}"), new Press(ListVerb, $"{other}:0")))]),
                new ButtonRow([Plain(turn, ProposeTopicForm.FormName, ButtonStyle.Primary), .. access.MayRank(turn.Actor) ? [Plain(turn, GapsVerb)] : Array.Empty<Button>()]),
            ],
        };
    }

    /// <summary>What somebody wanted to know and nobody could tell them: a session may.</summary>
    public ListView<UnansweredItem> Gaps(TurnContext turn) => new("events.topics.gaps", "events.topics.noGaps", lists.Unanswered(), one => new Entry(
        one.Title, turn.Say(new Text("events.topics.since", times.Moment(one.At, turn.Language, turn.Member))),
        new Button(turn.Say($"events.button.{MakeTopicAction.Verb}"), new Press(MakeTopicAction.Verb, one.Subject))));

    private static Entry Entry(EventTopic topic, TurnContext turn) => new(
        topic.Title,
        string.Join(" · ", new[] { Standing(topic, turn), topic.Group?.Name(turn.Language) }.Where(static part => part is not null)),
        new Button(turn.Say("events.button.open"), new Press(ShowTopicAction.Verb, topic.Id.ToString(CultureInfo.InvariantCulture))));

    private static string Standing(EventTopic topic, TurnContext turn) =>
        turn.Say(topic.State == TopicState.Open ? new Text("events.topics.wanted", topic.Seconds) : $"events.topic.{topic.State}");

    private static Button Plain(TurnContext turn, string verb, ButtonStyle style = ButtonStyle.Default) => new(turn.Say($"events.button.{verb}"), new Press(verb), style);

    private static TopicFilter Filter(string argument) =>
        Enum.TryParse<TopicFilter>(argument.Split(':')[0], ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : TopicFilter.Wanted;
}
