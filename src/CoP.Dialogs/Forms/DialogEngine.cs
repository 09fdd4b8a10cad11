using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>
/// Moves a form on by one turn. Pure: no clock, no database, no channel, so a test is a list of inputs and a list of
/// effects, and a crash between two turns loses nothing.
/// </summary>
public static class DialogEngine
{
    /// <param name="drafts">Suggested answers, e.g. the likely working group.</param>
    /// <param name="seed">Where revisions begin. Something that only grows (the inbox row's id) makes buttons of earlier forms stale.</param>
    public static FormStep Start(Form form, ImmutableSortedDictionary<string, string>? arguments = null, Answers? drafts = null, int seed = 1) =>
        Ask(form, Fresh(form, arguments ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), drafts ?? Answers.None, seed));

    /// <param name="today">By which "tomorrow" is understood.</param>
    public static FormStep Advance(Form form, DialogState state, Input input, ILocalizer words, string language, DateOnly? today = null) => input switch
    {
        _ when !Fits(form, state) => StartOver(form, state),
        { Revision: { } seen } when seen < state.Seed => Again(form, state, "forms.notice.otherForm"),
        Input.Cancel => new FormStep(null, new Effect.Abandon()),
        { Revision: { } seen } when seen != state.Revision => Again(form, state, "forms.notice.stale"),
        Input.Back => StepBack(form, state),
        Input.Submit(var values) => Submission.Take(form, state, values),
        Input.File file => FieldInput.TakeFile(form, state, file),
        _ when form.Open(state.Answers) is [var field, ..] => FieldInput.Take(form, state, field, input, new Localizer(words, language, today)),
        _ => Reviewing.Take(form, state, input, new Localizer(words, language)),
    };

    /// <summary>Several at once, as a file and the words beside it: of all but the last only the notices are said.</summary>
    public static FormStep Advance(Form form, DialogState state, IReadOnlyList<Input> inputs, ILocalizer words, string language, DateOnly? today = null)
    {
        var step = Advance(form, state, inputs[0], words, language, today);
        if (inputs.Count == 1 || step.State is not { } reached || step.Effects.Any(static effect => effect is Effect.Complete))
        {
            return step;
        }

        var next = Advance(form, reached, [.. inputs.Skip(1)], words, language, today);
        return next with { Effects = [.. step.Effects.Where(static effect => effect is Effect.Hint), .. next.Effects] };
    }

    /// <summary>Asks again for the answers the use case refused, and for whatever hung on them.</summary>
    /// <param name="problems">Why, by field id.</param>
    public static FormStep Reopen(Form form, DialogState state, ImmutableDictionary<string, Text> problems)
    {
        var taken = state.TakeBack(form.WithDependents(problems.Keys));
        var refused = form.Fields.Where(field => field is IOptions && problems.ContainsKey(field.Id)).Select(static field => field.Id);
        return Ask(form, taken with { Drafts = taken.Drafts.Without(refused) }, problems); // What was refused is not offered again.
    }

    /// <summary>Asks again, e.g. after a command came between.</summary>
    public static FormStep Show(Form form, DialogState state) => Fits(form, state) ? Ask(form, state) : StartOver(form, state);

    internal static FormStep Ask(Form form, DialogState state, ImmutableDictionary<string, Text>? problems = null) =>
        form.Open(state.Answers) is [_, ..] open
            ? new FormStep(state, new Effect.Ask(open, state.Drafts, problems ?? ImmutableDictionary<string, Text>.Empty))
            : new FormStep(state, new Effect.Review(state.Answers));

    internal static FormStep Again(Form form, DialogState state, Text notice) => Ask(form, state).Before(new Effect.Hint(notice));

    private static FormStep StepBack(Form form, DialogState state) =>
        state.Steps.IsEmpty ? Again(form, state, "forms.notice.nothingToUndo") : Ask(form, state.Undo());

    private static bool Fits(Form form, DialogState state) => state.Form == form.Name && state.Version == form.Version;

    // A deploy changed the form under the member's feet: keep what still fits as drafts, and say so.
    private static FormStep StartOver(Form form, DialogState state)
    {
        var drafts = state.Drafts.With(state.Answers).ByField.Where(answer => answer.Value is not null && form.Find(answer.Key) is not null);
        var fresh = Fresh(form, state.Arguments, Answers.Of(drafts), state.Revision + 1) with { Below = state.Below };
        return Again(form, fresh, "forms.notice.formChanged");
    }

    private static DialogState Fresh(Form form, ImmutableSortedDictionary<string, string> arguments, Answers drafts, int seed) =>
        new(form.Name, form.Version, seed, arguments, Answers.None, drafts, [], null, seed);
}
