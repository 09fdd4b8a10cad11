using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>How a kind of question is answered.</summary>
internal static class FieldHelpText
{
    /// <summary>What can be typed instead of an answer.</summary>
    public static Text Controls(Field field) => field.Optional ? "forms.help.controlsSkip" : "forms.help.controls";

    public static Text For(Field field) => field switch
    {
        DateField => "forms.help.date",
        TimeField => "forms.help.time",
        NumberField => "forms.help.number",
        FileField => "forms.help.file",
        YesNoField => "forms.help.yesNo",
        ChoicesField => "forms.help.choices",
        IOptions => "forms.help.choice",
        _ => "forms.help.text",
    };
}
