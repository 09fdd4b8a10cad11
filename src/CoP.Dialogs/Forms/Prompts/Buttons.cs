using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>Buttons of one revision in one language.</summary>
internal sealed class Buttons(Localizer localizer, int revision)
{
    public Button Of(string label, Input input, ButtonStyle style = ButtonStyle.Default) =>
        new(label, FormVerbs.Write(input, revision), style);

    public Button Skip => Of(localizer.Say("forms.button.skip"), new Input.Skip());

    public Button Back => Of(localizer.Say("forms.button.back"), new Input.Back());

    public Button Help => Of(localizer.Say("forms.button.help"), new Input.Help());

    public Button Cancel => Of(localizer.Say("forms.button.cancel"), new Input.Cancel());

    /// <summary>Two a row where all are short enough for half a phone's width.</summary>
    public static IEnumerable<ButtonRow> Rows(IReadOnlyCollection<Button> buttons) =>
        buttons.Chunk(buttons.All(static button => button.Label.Length <= 16) ? 2 : 1).Select(static row => new ButtonRow([.. row]));
}
