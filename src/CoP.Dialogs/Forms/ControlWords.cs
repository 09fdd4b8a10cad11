using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>
/// Recognises controls that were typed, such as "back". The whole message must be the word; case, accents and outer
/// punctuation do not matter. Where a control has no meaning ("done" at a text question) the engine takes the words as
/// the answer; "back", "help" and "cancel" always win, and "skip" wins where the question is optional.
/// </summary>
public static class ControlWords
{
    private static readonly (string Key, Input Input)[] Controls =
    [
        ("forms.word.back", new Input.Back()),
        ("forms.word.skip", new Input.Skip()),
        ("forms.word.cancel", new Input.Cancel()),
        ("forms.word.help", new Input.Help()),
        ("forms.word.done", new Input.Done()),
        ("forms.word.keep", new Input.Keep()),
        ("forms.word.confirm", new Input.Confirm()),
    ];

    public static Input? Read(string said, ILocalizer words, string language)
    {
        var localizer = new Localizer(words, language);
        return Controls.FirstOrDefault(control => localizer.Means(said, control.Key)).Input is { } input ? input with { Said = said } : null;
    }
}
