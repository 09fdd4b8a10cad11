using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace CoP.Community.Glossary;

/// <summary>A glossary as a table: a row for each meaning, with the columns <c>en</c>, <c>sw</c>, <c>fr</c>, <c>es</c> for the names and <c>definition_en</c> and so on.</summary>
public static class GlossarySheet
{
    /// <summary>Reads comma-separated values, in whatever order of columns.</summary>
    /// <returns>The drafts with the numbers of their lines.</returns>
    /// <exception cref="FormatException">A line is not what it should be; the message says which and why.</exception>
    public static IReadOnlyList<(long Line, GlossaryDraft Draft)> Read(TextReader text)
    {
        using var parser = new TextFieldParser(text) { TextFieldType = FieldType.Delimited, Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        try
        {
            return ReadRows(parser);
        }
        catch (MalformedLineException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {parser.ErrorLineNumber} cannot be read: a quotation mark may be missing."));
        }
    }

    private static List<(long Line, GlossaryDraft Draft)> ReadRows(TextFieldParser parser)
    {
        var columns = (parser.ReadFields() ?? []).Select(static (name, at) => (Name: name.Trim().ToLowerInvariant(), at)).DistinctBy(static one => one.Name).ToDictionary(static one => one.Name, static one => one.at);
        if (new[] { Languages.English, Definition(Languages.English) }.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
        {
            throw new FormatException($"The first line names the columns, and there is none called '{missing}'.");
        }

        List<(long Line, GlossaryDraft Draft)> rows = [];
        while (!parser.EndOfData)
        {
            var line = parser.LineNumber;
            var cells = parser.ReadFields()!;
            string? Cell(string column) => columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : null;
            rows.Add((line, GlossaryDraft.Of(Cell, language => Cell(Definition(language)))));
        }

        return rows;
    }

    private static string Definition(string language) => $"definition_{language}";
}
