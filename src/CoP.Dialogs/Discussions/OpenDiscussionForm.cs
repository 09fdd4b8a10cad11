using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Discussions;
using CoP.Community.Groups;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Discussions;

/// <summary>Opens a discussion. Leads open those of their groups, coordinators any.</summary>
internal sealed class OpenDiscussionForm(OpenDiscussion open, DiscussionAccess access, MonthlyTopic topics, OpenGroups groups, LocalTimes times, IOptions<DiscussionOptions> options) : IFormHandler
{
    public const string FormName = "disc-open";
    private const string Topic = "topic";
    private const string Question = "question";
    private const string Everybody = "all";

    private static readonly DateField Until = CommonFields.LastDay("discussions.disc-open.until", "discussions.label.until", "discussions.disc-open.untilHint");

    /// <summary>What members asked in vain may be the topic; <paramref name="argument"/> is its subject.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var drafts = Answers.None.With(CommonFields.LastDayId, PublicHolidays.NextWorkday(times.Today(turn.Now, turn.Actor).AddDays(options.Value.LastsDays)).ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture));
        var title = argument.Length == 0 ? null : await topics.TitleOfAsync(argument, cancel);
        return start with { Drafts = title is null ? drafts : drafts.With(Topic, TextTruncation.Line(title, Discussion.TopicLength)) };
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var all = await OptionsAsync(turn, cancel);
        if (all.IsEmpty)
        {
            turn.Remark(new NotYourDiscussion());
            return null;
        }

        return new Form(FormName, Version: 1,
        [
            new TextField(Topic, "discussions.disc-open.topic") { MaxLength = Discussion.TopicLength, Label = "discussions.label.topic" },
            new TextField(Question, "discussions.disc-open.question") { MaxLength = Discussion.QuestionLength, Multiline = true, Label = "discussions.label.question" },
            .. all.Length > 1 ? [new ChoiceField(CommonFields.GroupId, "discussions.disc-open.group", all) { Label = "discussions.label.group" }] : Array.Empty<Field>(),
            Until,
        ])
        {
            Title = "discussions.disc-open.title",
            SubmitLabel = "discussions.disc-open.submit",
            ConfirmLabel = "discussions.disc-open.submit",
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (answers, all) = (state.Answers, await OptionsAsync(turn, cancel));
        var group = answers[CommonFields.GroupId] ?? all.FirstOrDefault()?.Value ?? Everybody;
        var draft = new DiscussionDraft(
            VisibleText.Trim(answers[Topic]!), VisibleText.Trim(answers[Question]!), group == Everybody ? null : long.Parse(group, CultureInfo.InvariantCulture), CommonFields.EndOf(answers, times, turn.Actor)!.Value);
        var done = await open.HandleAsync(turn.Actor, draft, cancel);
        if (done.Refusal is DiscussionDayUnfit unfit)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(CommonFields.LastDayId, RefusalText.Text(unfit));
        }

        if (done.Refusal is { } refusal)
        {
            turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        }
        else
        {
            turn.Replace(Message.Of(turn.Say(new Text("discussions.disc-open.done", done.Value.Chats, done.Value.Members))));
            turn.Show(new DiscussionShown(done.Value.Discussion.Id));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<ImmutableArray<Option>> OptionsAsync(TurnContext turn, CancellationToken cancel) =>
    [
        .. (await groups.ReadAsync(cancel)).Where(group => access.MaySteer(group.Id, turn.Actor)).Select(group => new Option(group.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(group.Name(turn.Language)))),
        .. access.MaySteer(groupId: null, turn.Actor) ? [new Option(Everybody, "discussions.everybody")] : Array.Empty<Option>(),
    ];
}
