using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace CoP.Extraction.Office;

/// <summary>Excel of both ages, a row a line. Formulas are not computed: what is shown is what Excel computed last.</summary>
internal static class SheetReading
{
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
        for (var column = 0; column < sheets.FieldCount && !into.IsFull; column++)
        {
            if (sheets.GetValue(column) is { } value)
            {
                into.Add(InWords(value));
                into.Add(" ");
            }
        }

        into.EndLine();
    }

    private static string InWords(object value) => value switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
