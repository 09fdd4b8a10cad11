using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>One answer, or one move, at the first open field.</summary>
internal static class FieldInput
{
    public static FormStep Take(Form form, DialogState state, Field field, Input input, Localizer localizer) => input switch
    {
        Input.Say { Markup: { } markup } when field is TextField { Rich: true } => Hear(form, state, field, markup, localizer),
        Input.Say(var words) => Hear(form, state, field, words, localizer),
        Input.Skip when !field.Optional && field is not TextField => DialogEngine.Again(form, state, "forms.notice.required"),
        Input.Pick(var value) when field is IOptions or YesNoField => Record(form, state, field, field.Accept(value)),
        Input.Toggle(var value) when field is ChoicesField choices => Toggle(form, state, choices, value),
        Input.Page(var number) when field is IOptions => DialogEngine.Ask(form, Turned(state, field, number)),
        Input.Done when field is ChoicesField { Optional: true } && ChoicesField.Split(state.Drafts[field.Id]).IsEmpty => Learn(form, state, field, null),
        Input.Done when field is ChoicesField => Record(form, state, field, field.Accept(state.Drafts[field.Id] ?? "")),
        Input.Keep when state.Drafts[field.Id] is { } draft => Record(form, state, field, field.Accept(draft)),
        Input.Skip when field.Optional => Learn(form, state, field, null),
        Input.Help => DialogEngine.Ask(form, state).Before(new Effect.Explain(field)),
        { Said: { } words } => Hear(form, state, field, words, localizer),
        Input.Skip => DialogEngine.Again(form, state, "forms.notice.required"),
        _ => DialogEngine.Ask(form, state),
    };

    /// <summary>
    /// A file is taken at any time while one is asked for. Where another question is shown first it stays as it is, with
    /// its buttons and inputs still good: on a card they may be half filled.
    /// </summary>
    public static FormStep TakeFile(Form form, DialogState state, Input.File file)
    {
        var open = form.Open(state.Answers);
        if (open.FirstOrDefault(static field => field is FileField) is not { } field)
        {
            return DialogEngine.Again(form, state, "forms.notice.noFile");
        }

        var turn = Record(form, state, field, field.Accept($"{file.Reference}\n{file.Name.ReplaceLineEndings(" ")}"));
        return (open[0] == field ? turn : turn with { State = turn.State! with { Revision = state.Revision } })
            .Before(new Effect.Hint(new("forms.notice.fileTaken", file.Name)));
    }

    private static FormStep Hear(Form form, DialogState state, Field field, string words, Localizer localizer) => field.Hear(words, localizer) switch
    {
        FieldReading.Several => DialogEngine.Ask(form, state with { View = new View(field.Id, words.Trim(), 1) }),
        FieldReading.Understood(var value) when field is ChoicesField choices => Tick(form, state, choices, value),
        FieldReading.NotUnderstood(var why) when field is not TextField => Refuse(form, state, field, words, why),
        var reading => Record(form, state, field, reading),
    };

    // The whole list comes back, and words that could be a question can become one.
    private static FormStep Refuse(Form form, DialogState state, Field field, string words, Text why) => DialogEngine.Ask(
        form,
        state with { View = null, Stray = StrayWords.MayBeQuestion(words) ? words : null },
        ImmutableDictionary<string, Text>.Empty.Add(field.Id, why));

    private static FormStep Record(Form form, DialogState state, Field field, FieldReading reading) => reading switch
    {
        FieldReading.Understood(var value) => Learn(form, state, field, value),
        FieldReading.NotUnderstood(var why) => DialogEngine.Ask(form, state, ImmutableDictionary<string, Text>.Empty.Add(field.Id, why)),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, "Only typed words can fit several options."),
    };

    private static FormStep Learn(Form form, DialogState state, Field field, string? value)
    {
        var learned = state.Learn(field.Id, value);
        return form.Review == ReviewMode.Never && form.Open(learned.Answers).IsEmpty
            ? new FormStep(learned, new Effect.Complete(learned.Answers))
            : DialogEngine.Ask(form, learned);
    }

    private static FormStep Toggle(Form form, DialogState state, ChoicesField field, string value) =>
        DialogEngine.Ask(form, state with { Drafts = state.Drafts.With(field.Id, field.Toggled(state.Drafts[field.Id], value)) });

    // Naming an option twice is no wish to lose it; only pressing it takes the tick away.
    private static FormStep Tick(Form form, DialogState state, ChoicesField field, string value)
    {
        var whole = state with { View = null };
        return ChoicesField.Split(state.Drafts[field.Id]).Contains(value) ? DialogEngine.Ask(form, whole) : Toggle(form, whole, field, value);
    }

    private static DialogState Turned(DialogState state, Field field, int number) => state with
    {
        View = number < 1 ? null : new View(field.Id, state.View is { } view && view.Field == field.Id ? view.Filter : "", number),
    };
}
