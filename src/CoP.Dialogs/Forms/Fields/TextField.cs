using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>Free words, trimmed. A control word typed here ("back") is the control; "done" and such, which mean nothing here, are the answer.</summary>
public sealed record TextField(string Id, Text Prompt) : Field(Id, Prompt)
{
    /// <summary>In UTF-16 code units, as cards count them.</summary>
    public int MaxLength { get; init; } = 200;

    public bool Multiline { get; init; }

    /// <summary>True where the answer is light markup: styles that a chat lets people type are kept.</summary>
    public bool Rich { get; init; }

    public override FieldReading Accept(string value) => VisibleText.Trim(value) switch
    {
        var text when VisibleText.IsNone(text) => new FieldReading.NotUnderstood("forms.problem.empty"),
        { Length: var length } when length > MaxLength => new FieldReading.NotUnderstood(new("forms.problem.tooLong", MaxLength, length)),
        var text => new FieldReading.Understood(text),
    };
}
