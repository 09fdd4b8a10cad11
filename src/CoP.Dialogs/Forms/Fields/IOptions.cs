using System.Collections.Immutable;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>A field that is answered by choosing: its options page and filter alike, wherever they come from.</summary>
internal interface IOptions
{
    ImmutableArray<Option> All { get; }

    /// <summary>The options that fit what was typed; all of them for no words.</summary>
    ImmutableArray<Option> Matching(string words, Localizer localizer);
}
