using System.Collections.Immutable;
using CoP.Community.Events.Topics;
using CoP.Community.Groups;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Topics;

/// <summary>Asks what a member would like to hear about.</summary>
internal sealed class ProposeTopicForm(ProposeTopic propose, OpenGroups groups) : IFormHandler
{
    public const string FormName = "topic";
    public const string Title = "title";
    private const string Why = "why";

    /// <summary>The argument that says what it comes from.</summary>
    public const string Source = "source";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => new(
        FormName, Version: 1,
        [
            new TextField(Title, "events.topics.field.title") { MaxLength = EventTopic.TitleLength, Label = "events.topics.label.title" },
            new TextField(Why, "events.topics.field.why") { MaxLength = EventTopic.WhyLength, Multiline = true, Optional = true, Label = "events.topics.label.why" },
            CommonFields.Group(await groups.ReadAsync(cancel), turn.Language, "events.topics.field.group", "events.topics.label.group") with { Optional = true },
        ])
    {
        Title = "events.topics.form.title",
        Intro = "events.topics.form.intro",
        SubmitLabel = "events.topics.form.submit",
        ConfirmLabel = "events.topics.form.submit",
    };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var group = state.Answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(one => one.Slug == slug)?.Id : null;
        var draft = new TopicDraft(state.Answers[Title]!, state.Answers[Why], group, state.Arguments.GetValueOrDefault(Source));
        var done = await propose.HandleAsync(turn.Actor, draft, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
            return ImmutableDictionary<string, Text>.Empty;
        }

        turn.Replace(Message.Of(turn.Say(done.Value.IsNew ? "events.topics.form.done" : "events.topics.form.known")));
        turn.Show(new TopicShown(done.Value.Topic.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

/// <summary>Whoever coordinates says why nothing will come of a topic.</summary>
internal sealed class DropTopicForm(TopicAccess access, EndTopic end) : IFormHandler
{
    public const string FormName = "topic-drop";
    public const string Subject = "topic";
    private const string Reason = "reason";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindOpenAsync(request.Id(Subject), turn.Actor, cancel)).Unless(topic => access.MayDrop(topic, turn.Actor) ? null : new NotYourTopic());
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, [CommonFields.Reason(Reason, "events.topics.drop.reason")])
        {
            Title = "events.topics.drop.title",
            Intro = new Text("events.topics.drop.intro", found.Value.Title),
            SubmitLabel = "events.topics.drop.submit",
            ConfirmLabel = "events.topics.drop.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await end.DropAsync(turn.Actor, state.SubjectId(Subject), state.Answers[Reason], cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "events.topics.drop.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
