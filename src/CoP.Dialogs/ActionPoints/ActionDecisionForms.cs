using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>A short form about an action point; its words are under <c>actions.{form}</c>.</summary>
internal abstract class ActionWordsForm(string name, ActionPointAccess access) : IFormHandler
{
    public const string Subject = "action";
    protected const string Words = "text";

    protected ActionPointAccess Access => access;

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(point => Objection(point, turn));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(name, Version: 1, await FieldsAsync(found.Value, turn, cancel))
        {
            Title = $"actions.{name}.title",
            Intro = Text.Verbatim(found.Value.Words),
            SubmitLabel = $"actions.{name}.submit",
            ConfirmLabel = $"actions.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await RunAsync(turn, state.SubjectId(Subject), state.Answers, cancel);
        if (Wrong(done.Refusal) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"actions.{name}.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    protected TextField Field(bool optional = false) => CommonFields.Reason(Words, $"actions.{name}.field") with { Optional = optional };

    /// <summary>Why it cannot be said of this one.</summary>
    protected virtual Refusal? Objection(ActionPoint point, TurnContext turn) => point.IsOpen ? null : new ActionPointIsOver(point.State);

    protected virtual Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>([Field()]);

    /// <summary>What has to be asked again.</summary>
    protected virtual ImmutableDictionary<string, Text> Wrong(Refusal? refusal) => ImmutableDictionary<string, Text>.Empty;

    protected abstract Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel);
}

/// <summary>Says no, and why.</summary>
internal sealed class DeclineActionForm(ActionPointAccess access, AnswerActionPoint answer) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-no";

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => answer.DeclineAsync(turn.Actor, id, answers[Words], cancel);
}

/// <summary>Says how far it is.</summary>
internal sealed class ProgressForm(ActionPointAccess access, WorkOnActionPoint work) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-note";

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => work.ProgressAsync(turn.Actor, id, answers[Words]!, cancel);
}

/// <summary>Says what is in the way, and who could help.</summary>
internal sealed class BlockForm(ActionPointAccess access, WorkOnActionPoint work) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-block";
    private const string Help = "help";

    protected override Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>(
        [Field(), new TextField(Help, "actions.act-block.help") { MaxLength = ActionPoint.ReasonLength, Optional = true }]);

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => work.BlockAsync(turn.Actor, id, answers[Words]!, answers[Help], cancel);
}

/// <summary>Puts what is in the way to peers; what was said of it is offered.</summary>
internal sealed class AskPeersForm(ActionPointAccess access, AskPeersToHelp ask, OpenGroups groups) : ActionWordsForm(FormName, access), IFormHandler
{
    public const string FormName = "act-ask";
    private const int QuestionLength = 120;

    async Task<FormStart?> IFormHandler.StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await Access.FindAsync(new FormRequest(start.Arguments).Id(Subject), turn.Actor, cancel) is { Succeeded: true, Value.BlockedBy: { } reason }
            ? start with { Drafts = Answers.None.With(Words, TextTruncation.Line(reason, QuestionLength)) }
            : start;

    protected override async Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) =>
    [
        new TextField(Words, "actions.act-ask.field") { MaxLength = QuestionLength },
        .. point.GroupId is null ? [CommonFields.Group(await groups.ReadAsync(cancel), turn.Language, "actions.act-ask.group", "actions.label.group")] : Array.Empty<Field>(),
    ];

    protected override async Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel)
    {
        var group = answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(one => one.Slug == slug)?.Id : null;
        return await ask.AskAsync(turn.Actor, id, answers[Words]!, group, turn.Language, cancel);
    }
}

/// <summary>Asks until when it takes, and why.</summary>
internal sealed class NewDayForm(ActionPointAccess access, WorkOnActionPoint work) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-when";

    protected override Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>(
        [new DateField(ActionPointFields.Due, "actions.field.due") { IsLast = true, Label = "actions.label.due" }, Field(optional: true)]);

    protected override ImmutableDictionary<string, Text> Wrong(Refusal? refusal) => ActionPointForm.Wrong(refusal);

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) =>
        work.MoveAsync(turn.Actor, id, DateOnly.ParseExact(answers[ActionPointFields.Due]!, LocalTimes.DayFormat, CultureInfo.InvariantCulture), answers[Words], cancel);
}

/// <summary>Asks for how long it shall rest.</summary>
internal sealed class SnoozeForm(ActionPointAccess access, WorkOnActionPoint work) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-snooze";
    private const string Days = "days";
    private static readonly int[] Offered = [3, 7, 14, 28];

    protected override Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>(
        [new ChoiceField(Days, "actions.act-snooze.field", [.. Offered.Select(static days => new Option(days.ToString(CultureInfo.InvariantCulture), new Text("actions.days", days)))])]);

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) =>
        work.SnoozeAsync(turn.Actor, id, int.Parse(answers[Days]!, CultureInfo.InvariantCulture), cancel);
}

/// <summary>Asks who shall do it instead.</summary>
internal sealed class HandOverForm(ActionPointAccess access, AnswerActionPoint answer) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-give";

    protected override Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Field>>([CommonFields.Member(ActionPointFields.Person, "actions.act-give.field") with { Except = point.OwnerId?.ToString(CultureInfo.InvariantCulture) }]);

    protected override ImmutableDictionary<string, Text> Wrong(Refusal? refusal) => ActionPointForm.Wrong(refusal);

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) =>
        answer.HandOverAsync(turn.Actor, id, long.Parse(answers[ActionPointFields.Person]!, CultureInfo.InvariantCulture), cancel);
}

/// <summary>Asks who helps.</summary>
internal sealed class HelperForm(ActionPointAccess access, WorkOnActionPoint work) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-help";

    protected override Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Field>>([CommonFields.Member(ActionPointFields.Person, "actions.act-help.field") with { Except = point.OwnerId?.ToString(CultureInfo.InvariantCulture) }]);

    protected override ImmutableDictionary<string, Text> Wrong(Refusal? refusal) => ActionPointForm.Wrong(refusal);

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) =>
        work.AddHelperAsync(turn.Actor, id, long.Parse(answers[ActionPointFields.Person]!, CultureInfo.InvariantCulture), cancel);
}

/// <summary>Says what is missing before it is done.</summary>
internal sealed class NotYetForm(ActionPointAccess access, OverseeActionPoint oversee) : ActionWordsForm(FormName, access)
{
    public const string FormName = "act-notyet";

    protected override Refusal? Objection(ActionPoint point, TurnContext turn) =>
        !Access.MayDecide(point, turn.Actor) ? new CannotDecideActionPoint() : point is { State: ActionPointState.Done, ClosedAt: null } ? null : new NothingToConfirm();

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => oversee.NotYetAsync(turn.Actor, id, answers[Words]!, cancel);
}

/// <summary>Says why nobody has to do it any more.</summary>
internal sealed class DropActionForm(ActionPointAccess access, CaptureActionPoint capture) : ActionWordsForm(FormName, access)
{
    public const string FormName = "ap-off";

    protected override Refusal? Objection(ActionPoint point, TurnContext turn) => Access.MayDecide(point, turn.Actor) ? base.Objection(point, turn) : new CannotDecideActionPoint();

    protected override Task<ImmutableArray<Field>> FieldsAsync(ActionPoint point, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>([Field(optional: true)]);

    protected override Task<Result<ActionPoint>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => capture.DropAsync(turn.Actor, id, answers[Words], cancel);
}
