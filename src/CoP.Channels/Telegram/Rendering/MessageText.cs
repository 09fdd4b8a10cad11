using System.Collections.Immutable;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>The text of a message: title, then blocks, with as few bytes as a small phone needs to read them well.</summary>
internal static class MessageText
{
    /// <summary>For a message that is only buttons: Telegram sends no message without text.</summary>
    private const string NoWords = "👇";

    public static ImmutableArray<TextSpan> Of(Message message)
    {
        var blocks = message.Blocks.AddRange(message.Form?.Chat.Blocks ?? []);
        var runs = ImmutableArray.CreateBuilder<TextSpan>();
        AddTitle(runs, message.Title, blocks.Length > 0);
        AddBlocks(runs, blocks);
        return runs.All(run => string.IsNullOrWhiteSpace(run.Text)) ? NoText(message) : runs.ToImmutable();
    }

    /// <summary>A file needs no words beside it.</summary>
    private static ImmutableArray<TextSpan> NoText(Message message) => message.File is null ? [new TextSpan(NoWords)] : [];

    private static void AddTitle(ImmutableArray<TextSpan>.Builder runs, string? title, bool goesOn)
    {
        if (!string.IsNullOrWhiteSpace(title))
        {
            runs.Add(new TextSpan(title, RunStyle.Bold));
            runs.Add(new TextSpan(goesOn ? "\n\n" : ""));
        }
    }

    private static void AddBlocks(ImmutableArray<TextSpan>.Builder runs, ImmutableArray<Block> blocks)
    {
        var number = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            number += blocks[i] is Entry ? 1 : 0;
            runs.Add(new TextSpan(i == 0 ? "" : Gap(blocks[i - 1], blocks[i])));
            runs.AddRange(Of(blocks[i], number));
        }
    }

    /// <summary>A quotation already stands apart; short list entries belong together.</summary>
    private static string Gap(Block before, Block after) => (before, after) switch
    {
        (Paragraph { Tone: Tone.Quote } or Sample, _) or (_, Paragraph { Tone: Tone.Quote }) => "\n",
        (Entry { Details: null }, Entry { Details: null }) => "\n",
        _ => "\n\n",
    };

    private static IEnumerable<TextSpan> Of(Block block, int number) => block switch
    {
        Paragraph paragraph => [Of(paragraph)],
        Facts facts => FactText.Of(facts),
        Entry entry => [new TextSpan($"{number}. "), new TextSpan(entry.Title, RunStyle.Bold), new TextSpan(entry.Details is { } details ? $"\n{details}" : "")],
        Formatted formatted => FormattedText.Of(formatted.Markup),
        Sample sample => SampleText.Of(sample),
        _ => [new TextSpan("———")],
    };

    private static TextSpan Of(Paragraph paragraph) => paragraph.Tone switch
    {
        Tone.Subtle => new(paragraph.Text, RunStyle.Italic),
        Tone.Strong => new(paragraph.Text, RunStyle.Bold),
        Tone.Quote => new(paragraph.Text, RunStyle.Quote),
        Tone.Problem => new($"⚠️ {paragraph.Text}"),
        Tone.Good => new($"✅ {paragraph.Text}"),
        _ => new(paragraph.Text),
    };
}
