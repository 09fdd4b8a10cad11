using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>Yes or no, as <c>yes</c> and <c>no</c>.</summary>
public sealed record YesNoField(string Id, Text Prompt) : Field(Id, Prompt)
{
    public const string Yes = "yes";
    public const string No = "no";

    public override FieldReading Accept(string value) => value is Yes or No
        ? new FieldReading.Understood(value)
        : new FieldReading.NotUnderstood("forms.problem.yesOrNo");

    internal override FieldReading Hear(string said, Localizer localizer) => Accept(
        localizer.Means(said, "forms.word.yes") ? Yes : localizer.Means(said, "forms.word.no") ? No : "");

    internal override string Show(string value, Localizer localizer) => localizer.Say(value == Yes ? "forms.yes" : "forms.no");
}
