using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>Styles of a run, which add up.</summary>
[Flags]
internal enum RunStyle
{
    Plain = 0,
    Bold = 1,
    Italic = 2,

    /// <summary>Neighbours that have it are one quotation.</summary>
    Quote = 4,
}

/// <summary>A stretch of text in one style. <see cref="Text"/> is what the reader sees, not yet escaped.</summary>
/// <param name="Time">The instant that it says.</param>
internal readonly record struct TextSpan(string Text, RunStyle Style = RunStyle.Plain, Uri? Link = null, SaidTime? Time = null)
{
    public bool IsQuote => Style.HasFlag(RunStyle.Quote);
}
