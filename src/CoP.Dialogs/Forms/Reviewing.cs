namespace CoP.Dialogs.Forms;

/// <summary>All is answered: confirm, or change one answer or all.</summary>
internal static class Reviewing
{
    public static FormStep Take(Form form, DialogState state, Input input, Localizer localizer) => input switch
    {
        Input.Confirm => Complete(state),
        Input.Say(var words) when localizer.Means(words, "forms.word.yes") => Complete(state),
        Input.Reopen(null) => DialogEngine.Ask(form, state.Change([.. state.Answers.ByField.Keys])),
        Input.Reopen({ } id) when state.Answers.Knows(id) => DialogEngine.Ask(form, state.Change(form.WithDependents([id]))),
        Input.Help => DialogEngine.Again(form, state, "forms.help.review"),
        _ => DialogEngine.Ask(form, state),
    };

    private static FormStep Complete(DialogState state) => new(state, new Effect.Complete(state.Answers));
}
