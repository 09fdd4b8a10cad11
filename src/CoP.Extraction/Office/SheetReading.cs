using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace CoP.Extraction.Office;

/// <summary>Excel of both ages, a row a line with its cells between bars. Formulas are not computed: what is shown is what Excel computed last.</summary>
internal static class SheetReading
{
    private const int MostBars = 50;

    public static ExtractedText Read(Stream file, FileFormat format, CollectedText into)
    {
        file.Position = 0;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // The library asks for the letters of old Windows by number.
        using var sheets = ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        do
        {
            AddSheet(sheets, into);
        }
        while (!into.IsFull && sheets.NextResult());

        return new(ExtractionOutcome.Read, format);
    }

    private static void AddSheet(IExcelDataReader sheets, CollectedText into)
    {
        var name = sheets.Name;
        while (!into.IsFull && sheets.Read())
        {
            if (name is not null && HasWords(sheets))
            {
                into.Add(name);
                into.EndLine();
                name = null; // Once, and not for a sheet that is empty.
            }

            AddRow(sheets, into);
        }

        into.EndLine();
    }

    private static bool HasWords(IExcelDataReader sheets) => Enumerable.Range(0, sheets.FieldCount).Any(column => sheets.GetValue(column) is not null);

    private static void AddRow(IExcelDataReader sheets, CollectedText into)
    {
        var (isBegun, passed) = (false, 0);
        for (var column = 0; column < sheets.FieldCount && !into.IsFull; column++)
        {
            if (sheets.GetValue(column) is { } value)
            {
                AddBars(isBegun || passed > 0 ? passed + 1 : 0, into); // A line that begins with a bar begins with an empty cell.
                into.Add(InWords(value).ReplaceLineEndings(" "));
                (isBegun, passed) = (true, 0);
            }
            else
            {
                passed++;
            }
        }

        into.EndLine();
    }

    /// <summary>One for each cell that is passed, so that those of one column stay below one another; far to the right nobody compares.</summary>
    private static void AddBars(int bars, CollectedText into)
    {
        for (var bar = 0; bar < Math.Min(bars, MostBars); bar++)
        {
            into.Add(" | ");
        }
    }

    private static string InWords(object value) => value switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
