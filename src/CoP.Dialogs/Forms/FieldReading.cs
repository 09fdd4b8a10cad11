using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>What became of something the member typed, picked or submitted.</summary>
public abstract record FieldReading
{
    /// <summary>Understood. <paramref name="Value"/> is invariant: no culture, no label, no CLR type.</summary>
    public sealed record Understood(string Value) : FieldReading;

    public sealed record NotUnderstood(Text Why) : FieldReading;

    /// <summary>Words that fit several options: the member chooses among them.</summary>
    public sealed record Several : FieldReading;
}
