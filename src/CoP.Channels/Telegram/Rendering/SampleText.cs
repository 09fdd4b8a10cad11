using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>Another message inside this one: a heading, then a quotation that ends with its buttons as labels.</summary>
internal static class SampleText
{
    public static IEnumerable<Run> Of(Sample sample) =>
        [new Run(sample.Heading, RunStyle.Bold), new Run("\n"), .. Inside(sample.Message).Select(Quoted)];

    // Quotations do not nest.
    private static Run Quoted(Run run) => run with { Style = run.Style | RunStyle.Quote };

    private static IEnumerable<Run> Inside(Message message) =>
        [.. File(message.File), .. MessageText.Of(message), .. Labels(message).Select(static label => new Run($"\n{label}"))];

    private static IEnumerable<Run> File(MessageFile? file) =>
        file is null ? [] : [new Run($"{(file.IsPicture ? "🖼" : "📎")} {file.Name}\n\n")];

    private static IEnumerable<string> Labels(Message message) => message.Buttons
        .Where(static row => row.Buttons.Length > 0)
        .Select(static row => string.Join("  ", row.Buttons.Select(static button => $"[ {button.Label} ]")));
}
