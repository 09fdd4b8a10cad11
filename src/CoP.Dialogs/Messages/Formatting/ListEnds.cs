using System.Text;
using System.Text.RegularExpressions;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>
/// Ends a list where a line without a mark and without an indent follows it. Markdown would draw such a line into the last
/// item, which nobody expects who has never read its rules.
/// </summary>
internal static partial class ListEnds
{
    /// <summary>The same markup with an empty line after each such list.</summary>
    public static string Mark(string markup)
    {
        var written = new StringBuilder(markup.Length);
        var inList = false;
        foreach (var line in markup.ReplaceLineEndings("\n").Split('\n'))
        {
            var (isItem, isBlank) = (Item().IsMatch(line), string.IsNullOrWhiteSpace(line));
            if (inList && !isItem && !isBlank && !char.IsWhiteSpace(line[0]))
            {
                (written, inList) = (written.Append('\n'), false);
            }

            inList = isItem || (inList && !isBlank);
            written.Append(line).Append('\n');
        }

        return written.ToString(0, written.Length - 1);
    }

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,9}[.)])\s")]
    private static partial Regex Item();
}
