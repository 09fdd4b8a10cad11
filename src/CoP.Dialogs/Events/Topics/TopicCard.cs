using CoP.Community.Events.Topics;
using CoP.Community.Members;
using CoP.Community.Responses;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Topics;

/// <summary>A topic as a message: what it is, how many want it, and what whoever reads it may do about it.</summary>
internal sealed class TopicCard(TopicAccess access, TopicLists lists, ResponseBook responses, EventButtons buttons, FeatureCatalog features, ILocalizer words)
{
    public async Task<Message?> ShownAsync(long id, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { } topic)
        {
            return null;
        }

        var meeting = await lists.EventOfAsync(id, cancel);
        return new Message
        {
            Title = topic.Title,
            Blocks = [.. Standing(topic, meeting, to.Language), .. topic.Why is { } why ? [new Paragraph(why, Tone.Quote)] : Array.Empty<Block>(), Facts(topic, to.Language)],
            Buttons =
            [
                .. topic.State == TopicState.Open ? await OpenAsync(topic, to, cancel) : [],
                .. meeting is { } one ? [new ButtonRow(buttons.Make(ShowEventAction.Verb, one, to.Language, ButtonStyle.Primary))] : Array.Empty<ButtonRow>(),
                .. Source(topic, to.Language),
            ],
        };
    }

    private IEnumerable<Block> Standing(EventTopic topic, long? meeting, string language) => topic.State switch
    {
        TopicState.Open => topic.Rank is null ? [] : [new Paragraph(words.Say("events.topics.ranked", language), Tone.Strong)],
        TopicState.Planned => [new Paragraph(words.Say(meeting is null ? "events.topics.prepared" : "events.topics.planned", language), Tone.Good)],
        _ => [new Paragraph(words.Say("events.topics.dropped", language), Tone.Subtle)],
    };

    private Facts Facts(EventTopic topic, string language)
    {
        Fact Of(string label, string value) => new(words.Say($"events.topics.label.{label}", language), value);
        return new([
            Of("seconds", topic.Seconds.ToString("N0", Community.Languages.Culture(language))),
            Of("by", topic.ProposedBy!.Name),
            .. topic.Group is { } group ? [Of("group", group.Name(language))] : Array.Empty<Fact>(),
        ]);
    }

    private async Task<IEnumerable<ButtonRow>> OpenAsync(EventTopic topic, NoticeRecipient to, CancellationToken cancel)
    {
        Button Of(string verb, ButtonStyle style = ButtonStyle.Default) => buttons.Make(verb, topic.Id, to.Language, style);
        return to.Member is not { } member
            ? [new ButtonRow(Of("topic-second", ButtonStyle.Primary))]
            :
            [
                new ButtonRow(await OwnAsync(topic, member, Of, cancel), Of(PlanTopicAction.Verb)),
                .. access.MayRank(member) ? Rank(topic, Of) : [],
                .. access.MayDrop(topic, member) ? [new ButtonRow(Of(DropTopicForm.FormName, ButtonStyle.Destructive))] : Array.Empty<ButtonRow>(),
            ];
    }

    private async Task<Button> OwnAsync(EventTopic topic, Member member, Func<string, ButtonStyle, Button> make, CancellationToken cancel) =>
        topic.ProposedById == member.Id ? make("topic-withdraw", ButtonStyle.Destructive)
        : await responses.IsGivenAsync(member.Id, topic.Subject, cancel) ? make("topic-unsecond", ButtonStyle.Default)
        : make("topic-second", ButtonStyle.Primary);

    private static IEnumerable<ButtonRow> Rank(EventTopic topic, Func<string, ButtonStyle, Button> make) => topic.Rank is null
        ? [Row(make, "topic-rank", "topic-first")]
        : [Row(make, "topic-first", "topic-up", "topic-down"), Row(make, "topic-off")];

    private static ButtonRow Row(Func<string, ButtonStyle, Button> make, params string[] verbs) => new([.. verbs.Select(verb => make(verb, ButtonStyle.Default))]);

    private IEnumerable<ButtonRow> Source(EventTopic topic, string language) => topic.Source?.Split(':') is [var kind, var id]
        ? [new ButtonRow(new Button(words.Say("events.topics.source", language), new Press(features.ShownBy(kind), id)))]
        : [];
}
