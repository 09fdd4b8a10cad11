using CoP.Dialogs.Words;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>Yes or no, as <c>yes</c> and <c>no</c>.</summary>
public sealed record YesNoField(string Id, Text Prompt) : Field(Id, Prompt)
{
    public const string Yes = "yes";
    public const string No = "no";

    public override Reading Accept(string value) => value is Yes or No
        ? new Reading.Understood(value)
        : new Reading.NotUnderstood("forms.problem.yesOrNo");

    internal override Reading Hear(string said, Tongue tongue) => Accept(
        tongue.Means(said, "forms.word.yes") ? Yes : tongue.Means(said, "forms.word.no") ? No : "");

    internal override string Show(string value, Tongue tongue) => tongue.Say(value == Yes ? "forms.yes" : "forms.no");
}
