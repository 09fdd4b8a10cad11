using System.Collections.Immutable;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Teams.Rendering;

/// <summary>Cuts a message that is too long: the title stays with the first half, the buttons with the second.</summary>
internal static class CardSplitter
{
    /// <summary>Null when there is nothing left to cut.</summary>
    public static (Message First, Message Second)? Of(Message message) =>
        Cut(message.Blocks) is { } cut
            ? (message with { Blocks = cut.First, Buttons = [], Form = null }, message with { Blocks = cut.Second, Title = null, File = null })
            : null;

    private static (ImmutableArray<Block> First, ImmutableArray<Block> Second)? Cut(ImmutableArray<Block> blocks) => blocks switch
    {
        [] => null,
        [Paragraph { Text.Length: > 1 } words] => (Part(words, 0, Middle(words.Text)), Part(words, Middle(words.Text), words.Text.Length)),
        [Formatted { Markup.Length: > 1 } words] => (Part(words.Markup, 0, Middle(words.Markup)), Part(words.Markup, Middle(words.Markup), words.Markup.Length)),
        [Facts { Items.Length: > 1 } facts] => ([new Facts(facts.Items[..(facts.Items.Length / 2)])], [new Facts(facts.Items[(facts.Items.Length / 2)..])]),
        [_] => null,
        _ => (blocks[..(blocks.Length / 2)], blocks[(blocks.Length / 2)..]),
    };

    private static ImmutableArray<Block> Part(Paragraph words, int from, int to) => [words with { Text = words.Text[from..to].Trim() }];

    private static ImmutableArray<Block> Part(string markup, int from, int to) => [new Formatted(markup[from..to].Trim())];

    /// <summary>At a space near the middle where there is one, and never inside a character.</summary>
    private static int Middle(string text)
    {
        var middle = text.Length / 2;
        var space = text.LastIndexOfAny([' ', '\n'], middle, Math.Min(middle, 200));
        return space > 0 ? space : char.IsLowSurrogate(text[middle]) ? middle + 1 : middle;
    }
}
