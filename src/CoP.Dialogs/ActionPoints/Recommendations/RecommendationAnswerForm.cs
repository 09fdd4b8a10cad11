using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>A short form that answers a recommendation; its words are under <c>recommendations.{form}</c>.</summary>
internal abstract class RecommendationAnswerForm(string name, Field field, RecommendationAccess access) : IFormHandler
{
    public const string Subject = "advice";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(static one => one.State == RecommendationState.Open ? null : new RecommendationIsAnswered(one.State));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(name, Version: 1, [field])
        {
            Title = $"recommendations.{name}.title",
            Intro = Text.Verbatim(found.Value.Words),
            SubmitLabel = $"recommendations.{name}.submit",
            ConfirmLabel = $"recommendations.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await RunAsync(turn, state.SubjectId(Subject), state.Answers, cancel);
        if (done.Refusal is ActionPointDueInThePast late)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(ActionPointFields.Due, RefusalText.Text(late));
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"recommendations.{name}.done")));
        if (done is { Succeeded: true, Value.ActionPointId: { } point })
        {
            turn.Show(new ActionPointShown(point));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    protected abstract Task<Result<Recommendation>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel);
}

/// <summary>Says yes, and until when.</summary>
internal sealed class TakeUpForm(RecommendationAccess access, AnswerRecommendation answer) : RecommendationAnswerForm(
    FormName, new DateField(ActionPointFields.Due, "actions.field.due") { IsLast = true, Optional = true, Label = "actions.label.due" }, access)
{
    public const string FormName = "rec-yes";

    protected override Task<Result<Recommendation>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => answer.AcceptAsync(
        turn.Actor, id, answers[ActionPointFields.Due] is { } day ? DateOnly.ParseExact(day, LocalTimes.DayFormat, CultureInfo.InvariantCulture) : null, cancel);
}

/// <summary>Says no, and why.</summary>
internal sealed class DeclineRecommendationForm(RecommendationAccess access, AnswerRecommendation answer) : RecommendationAnswerForm(
    FormName, CommonFields.Reason(Reason, "recommendations.rec-no.field"), access)
{
    public const string FormName = "rec-no";
    private const string Reason = "text";

    protected override Task<Result<Recommendation>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => answer.DeclineAsync(turn.Actor, id, answers[Reason]!, cancel);
}
