using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>One of the answers to choose from.</summary>
/// <param name="Value">At most 20 bytes of UTF-8, without comma or <c>~</c>.</param>
public sealed record Option(string Value, Text Label)
{
    public const int MaxBytes = 20;
}
