using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>Another message inside this one: a heading, then a quotation that ends with its buttons as labels.</summary>
internal static class SampleText
{
    public static IEnumerable<TextSpan> Of(Sample sample) =>
        [new TextSpan(sample.Heading, RunStyle.Bold), new TextSpan("\n"), .. Inside(sample.Message).Select(Quoted)];

    // Quotations do not nest.
    private static TextSpan Quoted(TextSpan run) => run with { Style = run.Style | RunStyle.Quote };

    private static IEnumerable<TextSpan> Inside(Message message) =>
        [.. File(message.File), .. MessageText.Of(message), .. Labels(message).Select(static label => new TextSpan($"\n{label}"))];

    private static IEnumerable<TextSpan> File(MessageFile? file) =>
        file is null ? [] : [new TextSpan($"{(file.IsPicture ? "🖼" : "📎")} {file.Name}\n\n")];

    private static IEnumerable<string> Labels(Message message) => message.Buttons
        .Where(static row => row.Buttons.Length > 0)
        .Select(static row => string.Join("  ", row.Buttons.Select(static button => $"[ {button.Label} ]")));
}
