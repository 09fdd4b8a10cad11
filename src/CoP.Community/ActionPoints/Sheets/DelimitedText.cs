using System.Text;
using System.Text.Unicode;

namespace CoP.Community.ActionPoints.Sheets;

/// <summary>Reads tables as spreadsheets write them: in UTF-8 or in the letters of old Windows, between commas, semicolons or tabs, with quotes over lines.</summary>
public static class DelimitedText
{
    private const string Excel = "sep=";
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The words of a file; what is no UTF-8 is taken for the letters that Excel writes without it.</summary>
    public static string Decode(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(content)[1..];
        }

        return (Utf8.IsValid(content) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetString(content).TrimStart('\uFEFF');
    }

    /// <summary>The rows that are not empty, each with the line that it begins on.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows(string text)
    {
        var (at, line, separator) = (0, 1, '\0');
        if (text.StartsWith(Excel, StringComparison.OrdinalIgnoreCase) && text.Length > Excel.Length)
        {
            separator = text[Excel.Length];
            at = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end + 1 : text.Length;
            line = 2;
        }

        separator = separator == '\0' ? Guess(text) : separator;
        List<(int, IReadOnlyList<string>)> rows = [];
        while (at < text.Length)
        {
            var begun = line;
            var cells = Row(text, separator, ref at, ref line);
            if (cells.Exists(static cell => cell.Length > 0))
            {
                rows.Add((begun, cells));
            }
        }

        return rows;
    }

    /// <summary>The one that stands most often in one of the first lines: the names of columns have no commas of their own.</summary>
    private static char Guess(string text) => text.Split('\n', 4).Take(3)
        .SelectMany(static line => Separators.Select(separator => (Separator: separator, Count: line.AsSpan().Count(separator)))).MaxBy(static found => found.Count).Separator;

    private static List<string> Row(string text, char separator, ref int at, ref int line)
    {
        List<string> cells = [];
        var (cell, isQuoted) = (new StringBuilder(), false);
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            line += letter == '\n' ? 1 : 0;
            if (isQuoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (letter == '"' && (isQuoted || cell.ToString().AsSpan().Trim().IsEmpty))
            {
                isQuoted = !isQuoted;
            }
            else if (letter == separator && !isQuoted)
            {
                cells.Add(Written(cell));
            }
            else if (letter == '\n' && !isQuoted)
            {
                at++;
                break;
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(Written(cell));
        return cells;
    }

    private static string Written(StringBuilder cell)
    {
        var written = string.Join(' ', cell.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        cell.Clear();

        // What we wrote so that no spreadsheet takes it for a formula.
        return written is ['\'', '=' or '+' or '-' or '@', ..] ? written[1..] : written;
    }
}
