using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Turns;

/// <summary>Builds the form that somebody is in, for one turn.</summary>
public sealed class FormBuilder(FormHandlers handlers, Lookups lookups)
{
    /// <summary>Whether it was only offered, so that other words mean something else now.</summary>
    public bool Yields(DialogState state) => handlers.Find(state.Form) is not { } known || handlers.Of(known).YieldsToWords(state);

    /// <summary>Null when its subject is gone (which its handler has said), or when no such form is known any more.</summary>
    /// <param name="input">What is about to be handled; null when the form is only shown.</param>
    public async Task<(IFormHandler Handler, Form Form)?> BuildAsync(TurnContext turn, DialogState state, Input? input, CancellationToken cancel) =>
        handlers.Find(state.Form) is { } known && handlers.Of(known) is var handler
        && await handler.BuildAsync(turn, new FormRequest(state.Arguments), cancel) is { } form
            ? (handler, await lookups.FillAsync(form, state, input, cancel))
            : null;

    /// <summary>The form with the options that it shows.</summary>
    public Task<Form> FillAsync(Form form, DialogState state, CancellationToken cancel) => lookups.FillAsync(form, state, null, cancel);

    /// <summary>Whether an open form has a question for a file, of somebody who may answer it.</summary>
    public async Task<bool> WaitsForFileAsync(TurnContext turn, DialogState state, CancellationToken cancel) =>
        handlers.Find(state.Form) is { } known && PermissionGuard.Objection(turn, known.Needs) is null
        && await BuildAsync(turn, state, null, cancel) is var (_, form)
        && form.Open(state.Answers).Any(static field => field is FileField);

    /// <summary>What a step asks, with the options as they are after it: a list is whole again when its filter has gone.</summary>
    public async Task<FormStep> RefillAsync(Form form, FormStep step, CancellationToken cancel)
    {
        if (step is not { State: { } state, Effects: [.., Effect.Ask ask] })
        {
            return step;
        }

        var filled = await lookups.FillAsync(form, state, null, cancel);
        return step with { Effects = step.Effects.SetItem(step.Effects.Length - 1, ask with { Fields = [.. ask.Fields.Select(field => filled.Field(field.Id))] }) };
    }
}
