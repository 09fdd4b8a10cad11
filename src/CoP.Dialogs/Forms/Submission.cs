using System.Collections.Immutable;
using CoP.Community;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Forms;

/// <summary>A submitted card is all or nothing: either every field shown was understood, or none is kept and the card comes back.</summary>
internal static class Submission
{
    public static FormStep Take(Form form, DialogState state, ImmutableDictionary<string, string> values)
    {
        var open = form.Open(state.Answers).Where(static field => field is not FileField).ToImmutableArray();
        var read = open.ToDictionary(static field => field.Id, field => Read(field, values.GetValueOrDefault(field.Id, "")));
        var problems = read.Where(static pair => pair.Value is FieldReading.NotUnderstood)
            .ToImmutableDictionary(static pair => pair.Key, static pair => ((FieldReading.NotUnderstood)pair.Value!).Why);

        return open.IsEmpty ? DialogEngine.Ask(form, state)
            : problems.IsEmpty ? Accepted(form, state.Learn(Answers.Of(read.Select(Answer))))
            : DialogEngine.Ask(form, Rejected(state, open, values), problems);
    }

    private static FieldReading? Read(Field field, string raw) => VisibleText.Trim(raw).Length == 0 && field.Optional ? null : field.Accept(raw);

    private static KeyValuePair<string, string?> Answer(KeyValuePair<string, FieldReading?> pair) =>
        new(pair.Key, (pair.Value as FieldReading.Understood)?.Value);

    private static DialogState Rejected(DialogState state, ImmutableArray<Field> open, ImmutableDictionary<string, string> values) => state with
    {
        Revision = state.Revision + 1,
        Drafts = state.Drafts.With(Answers.Of(open.Select(field => KeyValuePair.Create(field.Id, (string?)values.GetValueOrDefault(field.Id, ""))))),
    };

    private static FormStep Accepted(Form form, DialogState state) =>
        form.Review != ReviewMode.Always && form.Open(state.Answers).IsEmpty
            ? new FormStep(state, new Effect.Complete(state.Answers))
            : DialogEngine.Ask(form, state);
}
