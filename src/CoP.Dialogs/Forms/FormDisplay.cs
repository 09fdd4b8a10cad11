using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>Answers as people read them: labels, dates and numbers of their language.</summary>
public static class FormDisplay
{
    /// <param name="value">A valid answer; null for a skipped one.</param>
    public static string Display(this Form form, string field, string? value, ILocalizer words, string language) =>
        Display(form.Field(field), value, new Localizer(words, language));

    internal static string Display(Field field, string? value, Localizer localizer) =>
        value is null ? localizer.Say("forms.skipped") : field.Accept(value) is FieldReading.Understood ? field.Show(value, localizer) : value;
}
