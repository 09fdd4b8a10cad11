namespace CoP.Channels.Telegram.Rendering;

internal enum RunStyle
{
    Plain,
    Bold,
    Italic,
    Quote,
}

/// <summary>A stretch of text in one style; styles do not nest. <see cref="Text"/> is what the reader sees, not yet escaped.</summary>
internal readonly record struct Run(string Text, RunStyle Style = RunStyle.Plain);
