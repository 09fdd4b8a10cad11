using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>A file sent into the conversation. The value is the stored file's id, a line break, and the file's name.</summary>
public sealed record FileField(string Id, Text Prompt) : Field(Id, Prompt)
{
    public static string Reference(string value) => value.Split('\n')[0];

    public static string FileName(string value) => value[(value.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    public override FieldReading Accept(string value) => value.Split('\n') is [not "", not ""]
        ? new FieldReading.Understood(value)
        : new FieldReading.NotUnderstood("forms.problem.sendFile");

    // Words are not a file, even where they look like our reference to one.
    internal override FieldReading Hear(string said, Localizer localizer) => new FieldReading.NotUnderstood("forms.problem.sendFile");

    internal override string Show(string value, Localizer localizer) => FileName(value);
}
