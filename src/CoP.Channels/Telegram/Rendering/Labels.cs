using System.Globalization;
using System.Text;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>How much room a button's label takes on a narrow phone (320 points), where Telegram cuts what does not fit.</summary>
internal static class Labels
{
    private const int MaxInRow = 3;
    private const int EntryTitle = 28;

    // Characters of middling width that a button shows when it shares its row with so many.
    private static readonly int[] Room = [int.MaxValue, 14, 8];

    public static bool Fit(IReadOnlyCollection<string> row) => row.Count <= MaxInRow && row.All(label => Width(label) <= Room[row.Count - 1]);

    /// <summary>The label of an entry's button: its number in the list and the beginning of its title.</summary>
    public static string OfEntry(int number, string title) => $"{number}. {TextCutting.Shorten(title.ReplaceLineEndings(" "), EntryTitle)}";

    /// <summary>Emoji and wide scripts count double.</summary>
    public static int Width(string label)
    {
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(label);
        while (elements.MoveNext())
        {
            width += Rune.GetRuneAt(elements.GetTextElement(), 0).Value >= 0x2E80 ? 2 : 1;
        }

        return width;
    }
}
