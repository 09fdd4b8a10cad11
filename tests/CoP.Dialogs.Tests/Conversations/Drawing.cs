using System.Globalization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Tests.Conversations;

internal enum ScriptShape
{
    Chat,
    Card,
}

/// <summary>Draws a neutral message as text: as lines with buttons, or as a card with inputs.</summary>
internal static class Drawing
{
    private const int OptionsShown = 4;

    public static string Of(Message message, ScriptShape shape)
    {
        var lines = (message.Title is { } title ? [$"**{title}**"] : Array.Empty<string>())
            .Concat(message.Blocks.Select(Line))
            .Concat(message.Form is not { } form ? [] : shape == ScriptShape.Card ? Card(form.Card) : Chat(form.Chat))
            .Concat(message.File is { } file ? [$"<{(file.IsPicture ? "picture" : "file")} {file.Name}>"] : Array.Empty<string>())
            .Concat(message.Buttons.Select(Row));
        return "  " + string.Join('\n', lines).Replace("\n", "\n  ", StringComparison.Ordinal);
    }

    public static IEnumerable<Button> Buttons(Message message, ScriptShape shape)
    {
        var form = message.Form is not { } prompt ? []
            : shape == ScriptShape.Card ? prompt.Card.Buttons.Select(static button => button.Button)
            : prompt.Chat.Buttons.SelectMany(static row => row.Buttons);
        var entries = message.Blocks.OfType<Entry>().Select(static entry => entry.Open).OfType<Button>();
        return entries.Concat(form).Concat(message.Buttons.SelectMany(static row => row.Buttons));
    }

    public static string Text(Message message) => string.Join('\n', message.Blocks.Select(Line));

    private static string Line(Block block) => block switch
    {
        Paragraph { Tone: Tone.Quote } quote => $"| {quote.Text.Replace("\n", "\n| ", StringComparison.Ordinal)}",
        Paragraph { Tone: Tone.Problem } problem => $"! {problem.Text}",
        Paragraph { Tone: Tone.Good } good => $"+ {good.Text}",
        Paragraph paragraph => paragraph.Text,
        Facts facts => string.Join('\n', facts.Items.Select(static fact => $"{fact.Label}: {fact.Value}")),
        Entry entry => $"* {entry.Title}\n  {entry.Details}" + (entry.Open is { } open ? $" [{open.Label}]" : ""),
        Formatted formatted => $"~ {formatted.Markup.Replace("\n", "\n~ ", StringComparison.Ordinal)}",
        Sample sample => $"[{sample.Heading}]\n" + Framed(Of(sample.Message, sample.AsChat ? ScriptShape.Chat : ScriptShape.Card)),
        Separator => "---",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "An unknown block."),
    };

    private static string Framed(string drawn) => string.Join('\n', drawn.Split('\n').Select(static line => $"  ║ {line[Math.Min(2, line.Length)..]}"));

    private static string Row(ButtonRow row) =>
        string.Join(' ', row.Buttons.Select(static button => button.Link is null ? $"[{button.Label}]" : $"[{button.Label} ↗]"));

    private static IEnumerable<string> Chat(ChatPrompt chat) =>
        [.. chat.Blocks.Select(Line), .. chat.Buttons.Select(Row), .. chat.Placeholder is { } hint ? [$"({hint}…)"] : Array.Empty<string>()];

    private static IEnumerable<string> Card(CardPrompt card) =>
        [.. card.Intro.Select(Line), .. card.Inputs.Select(Input), Row(new ButtonRow([.. card.Buttons.Select(static button => button.Button)]))];

    private static string Input(CardInput input) => string.Create(
        CultureInfo.InvariantCulture,
        $"{input.Label}{(input.Required ? " *" : "")}: <{input.Kind}{Options(input)}> {input.Value}")
        + (input.Hint is { } hint ? $"\n    {hint}" : "")
        + (input.Problem is { } problem ? $"\n    ! {problem}" : "");

    private static string Options(CardInput input) =>
        input.Dataset is { } dataset ? $" from {dataset}"
        : input.Options.Length == 0 ? ""
        : ": " + string.Join(" / ", input.Options.Take(OptionsShown).Select(static option => option.Label))
            + (input.Options.Length > OptionsShown ? $" … {input.Options.Length} in all" : "");
}
