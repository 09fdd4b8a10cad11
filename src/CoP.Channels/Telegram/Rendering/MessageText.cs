using System.Collections.Immutable;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>The text of a message: title, then blocks, with as few bytes as a small phone needs to read them well.</summary>
internal static class MessageText
{
    /// <summary>For a message that is only buttons: Telegram sends no message without text.</summary>
    private const string NoWords = "👇";

    public static ImmutableArray<Run> Of(Message message)
    {
        var blocks = message.Blocks.AddRange(message.Form?.Chat.Blocks ?? []);
        var runs = ImmutableArray.CreateBuilder<Run>();
        AddTitle(runs, message.Title, blocks.Length > 0);
        AddBlocks(runs, blocks);
        return runs.All(run => string.IsNullOrWhiteSpace(run.Text)) ? NoText(message) : runs.ToImmutable();
    }

    /// <summary>A file needs no words beside it.</summary>
    private static ImmutableArray<Run> NoText(Message message) => message.File is null ? [new Run(NoWords)] : [];

    private static void AddTitle(ImmutableArray<Run>.Builder runs, string? title, bool goesOn)
    {
        if (!string.IsNullOrWhiteSpace(title))
        {
            runs.Add(new Run(title, RunStyle.Bold));
            runs.Add(new Run(goesOn ? "\n\n" : ""));
        }
    }

    private static void AddBlocks(ImmutableArray<Run>.Builder runs, ImmutableArray<Block> blocks)
    {
        var number = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            number += blocks[i] is Entry ? 1 : 0;
            runs.Add(new Run(i == 0 ? "" : Gap(blocks[i - 1], blocks[i])));
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

    private static IEnumerable<Run> Of(Block block, int number) => block switch
    {
        Paragraph paragraph => [Of(paragraph)],
        Facts facts => [new Run(string.Join('\n', facts.Items.Select(fact => $"{fact.Label}: {fact.Value}")))],
        Entry entry => [new Run($"{number}. "), new Run(entry.Title, RunStyle.Bold), new Run(entry.Details is { } details ? $"\n{details}" : "")],
        Formatted formatted => FormattedText.Of(formatted.Markup),
        Sample sample => SampleText.Of(sample),
        _ => [new Run("———")],
    };

    private static Run Of(Paragraph paragraph) => paragraph.Tone switch
    {
        Tone.Subtle => new(paragraph.Text, RunStyle.Italic),
        Tone.Strong => new(paragraph.Text, RunStyle.Bold),
        Tone.Quote => new(paragraph.Text, RunStyle.Quote),
        Tone.Problem => new($"⚠️ {paragraph.Text}"),
        Tone.Good => new($"✅ {paragraph.Text}"),
        _ => new(paragraph.Text),
    };
}
