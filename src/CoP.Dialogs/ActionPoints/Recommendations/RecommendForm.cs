using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Groups;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Minutes;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>
/// Asks what is recommended, and to whom. Where it was read in minutes, it also asks what it is: what looks like a recommendation may be something to be done, and the
/// other way round.
/// </summary>
internal sealed class RecommendForm(RecordRecommendation record, CaptureActionPoint capture, OpenGroups groups) : IFormHandler
{
    public const string FormName = "recommend";
    public const string Kind = "kind";
    public const string Group = "group";
    public const string All = "all";

    /// <summary>The argument of what was read in minutes.</summary>
    public const string Said = "said";

    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(
        VisibleText.IsNone(argument) ? start : start with { Answers = Answers.None.With(ActionPointFields.What, TextTruncation.Line(VisibleText.Trim(argument), ActionPoint.WordsLength)) });

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var isSaid = request.Arguments.ContainsKey(Said);
        return new Form(FormName, Version: 1, Fields(await groups.ReadAsync(cancel), isSaid, turn.Language))
        {
            Title = isSaid ? "recommendations.form.said" : "recommendations.form.title",
            Intro = request.Arguments.GetValueOrDefault(ActionPointForm.Detail) is { } sentence ? Text.Verbatim(sentence) : default(Text?),
            SubmitLabel = "actions.submit",
            ConfirmLabel = "actions.submit",
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel) =>
        state.Answers[Kind] == nameof(ProposalKind.Action) ? await CaptureAsync(turn, state, cancel) : await RecordAsync(turn, state, cancel);

    private static ImmutableArray<Field> Fields(IReadOnlyList<Group> groups, bool isSaid, string language) =>
    [
        new TextField(ActionPointFields.What, isSaid ? "actions.field.what" : "recommendations.field.what") { MaxLength = ActionPoint.WordsLength, Multiline = true, Label = "actions.label.what" },
        .. isSaid
            ? [new ChoiceField(Kind, "recommendations.field.kind", [.. Enum.GetNames<ProposalKind>().Select(static name => new Option(name, $"recommendations.kind.{name}"))]) { Label = "recommendations.label.kind" }]
            : Array.Empty<Field>(),
        new ChoiceField(
            ActionPointFields.Who, isSaid ? "actions.field.who" : "recommendations.field.to",
            [
                new Option(ActionPointFields.Me, "actions.who.me"), new Option(ActionPointFields.Person, "actions.who.person"), new Option(ActionPointFields.Body, "actions.who.body"),
                .. groups.Count > 0 ? [new Option(Group, "recommendations.who.group")] : Array.Empty<Option>(), new Option(All, "recommendations.to.all"),
            ])
        { Label = isSaid ? "actions.label.owner" : "recommendations.label.to" },
        CommonFields.Member(ActionPointFields.Person, "actions.field.person") with { Label = "actions.label.person", When = Condition.Is(ActionPointFields.Who, ActionPointFields.Person) },
        new LookupField(ActionPointFields.Body, "actions.field.body", "known-organisations") { Label = "actions.label.body", When = Condition.Is(ActionPointFields.Who, ActionPointFields.Body) },
        .. groups.Count > 0 ? [CommonFields.Group(groups, language, "recommendations.field.group", "actions.label.group") with { When = Condition.Is(ActionPointFields.Who, Group) }] : Array.Empty<Field>(),
        .. isSaid
            ? [new DateField(ActionPointFields.Due, "actions.field.due") { IsLast = true, Optional = true, Label = "actions.label.due", When = Condition.Is(Kind, nameof(ProposalKind.Action)) }]
            : Array.Empty<Field>(),
    ];

    private async Task<ImmutableDictionary<string, Text>> CaptureAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var answers = state.Answers;
        if (answers[ActionPointFields.Who] is Group or All)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(ActionPointFields.Who, "recommendations.needsOwner");
        }

        var source = state.Arguments.GetValueOrDefault(ActionPointForm.Source);
        var done = await capture.AddAsync(
            turn.Actor,
            new ActionPointDraft(answers[ActionPointFields.What]!, Id(answers[ActionPointFields.Person]), Id(answers[ActionPointFields.Body]), Day(answers[ActionPointFields.Due]))
            {
                Source = source,
                Detail = state.Arguments.GetValueOrDefault(ActionPointForm.Detail),
                GroupId = GroupOf(turn, source),
            },
            cancel);
        if (ActionPointForm.Wrong(done.Refusal) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        Saved(turn, done.Refusal, done.Succeeded && done.Value.OwnerId == turn.Actor.Id ? "actions.saved.own" : "actions.saved");
        if (done.Succeeded)
        {
            turn.Show(new ActionPointShown(done.Value.Id));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<ImmutableDictionary<string, Text>> RecordAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (answers, source) = (state.Answers, state.Arguments.GetValueOrDefault(ActionPointForm.Source));
        var done = await record.AddAsync(
            turn.Actor,
            new RecommendationDraft(answers[ActionPointFields.What]!)
            {
                ToMemberId = answers[ActionPointFields.Who] == ActionPointFields.Me ? turn.Actor.Id : Id(answers[ActionPointFields.Person]),
                ToOrganisationId = Id(answers[ActionPointFields.Body]),
                ToGroupId = answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(one => one.Slug == slug)?.Id : null,
                Source = source,
                Detail = state.Arguments.GetValueOrDefault(ActionPointForm.Detail),
                GroupId = GroupOf(turn, source),
            },
            cancel);
        if (ActionPointForm.Wrong(done.Refusal) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        Saved(turn, done.Refusal, done.Succeeded && done.Value.IsForAll ? "recommendations.saved.all" : "recommendations.saved");
        if (done.Succeeded)
        {
            turn.Show(new RecommendationShown(done.Value.Id));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    private static void Saved(TurnContext turn, Refusal? refusal, Text saved) => turn.Replace(Message.Of(turn.Say(refusal is null ? saved : RefusalText.Text(refusal))));

    /// <summary>Where somebody is in one working group only, that is what they write down for.</summary>
    internal static long? GroupOf(TurnContext turn, string? source) => source is null && turn.Actor.Memberships is [var only] ? only.GroupId : null;

    private static long? Id(string? chosen) => chosen is null ? null : long.Parse(chosen, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? said) => said is null ? null : DateOnly.ParseExact(said, LocalTimes.DayFormat, CultureInfo.InvariantCulture);
}
