using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints.Absences;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using CoP.Minutes;

namespace CoP.Dialogs.ActionPoints.Absences;

/// <summary>Asks until when somebody is away, and who stands in. A day behind the command is understood: "away until Friday".</summary>
internal sealed class AwayForm(GoAway away, AbsencePage page, ILocalizer words, LocalTimes times) : IFormHandler
{
    public const string FormName = "away";
    private const string Deputy = "deputy";

    private static readonly DateField Until = CommonFields.LastDay("absence.field.until", "absence.label.until", "absence.hint.until");

    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var known = Read(turn, argument) is { } day ? Answers.None.With(Until.Id, day) : null;
        return Task.FromResult<FormStart?>(known is null ? start : turn.Channel.DrawsCards ? start with { Drafts = known } : start with { Answers = known });
    }

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(
        new Form(FormName, Version: 1, [Until, CommonFields.Member(Deputy, "absence.field.deputy") with { Optional = true, Label = "absence.label.deputy", Hint = "absence.hint.deputy", Except = Number(turn.Actor.Id) }])
        {
            Title = "absence.title",
            SubmitLabel = "absence.submit",
            ConfirmLabel = "absence.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var last = DateOnly.ParseExact(state.Answers[Until.Id]!, LocalTimes.DayFormat, CultureInfo.InvariantCulture);
        long? deputy = state.Answers[Deputy] is { } chosen ? long.Parse(chosen, CultureInfo.InvariantCulture) : null;
        var done = await away.HandleAsync(turn.Actor, last, deputy, cancel);
        if (done.Refusal is { } refusal)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(refusal is DeputyNotThere ? Deputy : Until.Id, RefusalText.Text(refusal));
        }

        turn.Replace(await page.DrawAsync(done.Value, turn.Language, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>The last of the days that are named.</summary>
    private string? Read(TurnContext turn, string said)
    {
        var today = times.Today(turn.Now, turn.Member);
        return VisibleText.IsNone(said) ? null
            : Until.Hear(said, new Localizer(words, turn.Language, today)) is FieldReading.Understood heard ? heard.Value
            : DatePhrases.Find(said, turn.Language, today)?.End.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture);
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
