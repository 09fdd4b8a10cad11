using System.Text;
using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Excel of both ages.</summary>
internal static class HostileSheets
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Habari</t></is></c></row>";

    public static HostileFile[] All { get; } =
    [
        new("zip bomb: a table of 200 MB without a word", "a.xlsx", static () => Book(new string(' ', 200 << 20)), TooLarge),
        new("two million rows", "a.xlsx", static () => Book(Rows(2_000_000)), Read, TooLong, TooLarge),
        new("50,000 rows", "a.xlsx", static () => Book(Rows(50_000)), Read),
        new("cells at the far corner", "a.xlsx", static () => Book(Cell + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"), Read, TooLong, TooLarge),
        new("a row beyond all rows", "a.xlsx", static () => Book(Cell + "<row r=\"2147483647\"><c r=\"A2147483647\"><v>1</v></c></row>"), Read, NotReadable, TooLong, TooLarge),
        new("a column beyond all columns", "a.xlsx", static () => Book("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), Read, NotReadable, TooLong, TooLarge),
        new("a dimension that is not there", "a.xlsx", static () => Book(Cell, before: "<dimension ref=\"A1:XFD1048576\"/>"), Read) { Says = "Habari" },
        new("a million cells that share one long text", "a.xlsx", static () => Book(
            "<row r=\"1\">" + string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 1_000_000)) + "</row>", Shared($"<si><t>{new string('a', 32_000)}</t></si>")), Read, TooLong, TooLarge),
        new("two million shared texts", "a.xlsx", static () => Book(Cell, Shared(string.Concat(Enumerable.Range(0, 2_000_000).Select(static at => $"<si><t>{at * 2_654_435_761}</t></si>")))), Read, TooLong, TooLarge, NotReadable),
        new("a count of four billion texts", "a.xlsx", static () => Book(Cell, Shared("<si><t>a</t></si>", "4294967295")), Read) { Says = "Habari" },
        new("a number of a text that is not there", "a.xlsx", static () => Book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-5</v></c><c r=\"B1\" t=\"s\"><v>99999999999</v></c></row>" + Cell), Read, NotReadable),
        new("100,000 ranges of merged cells", "a.xlsx", static () => Book(Cell, after: $"<mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 100_000))}</mergeCells>"), Read, TooLong),
        new("an entity in a table", "a.xlsx", static () => Zips.Of([.. Frame(), ("xl/worksheets/sheet1.xml", Zips.Bytes(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Worksheet("<row><c t=\"inlineStr\"><is><t>&x;</t></is></c></row>")))]), NotReadable) { DoesNotSay = "root:" },
        new("entities that laugh a billion times in a table", "a.xlsx", static () => Zips.Of([.. Frame(), ("xl/worksheets/sheet1.xml", Zips.Bytes(
            "<!DOCTYPE a [<!ENTITY b \"hahahahahahahahahaha\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
            + Worksheet("<row><c t=\"inlineStr\"><is><t>&d;</t></is></c></row>")))]), NotReadable),
        new("10,000 sheets of one part", "a.xlsx", static () => Zips.Of([.. Frame(10_000), ("xl/worksheets/sheet1.xml", Zips.Bytes(Worksheet(Cell)))]), Read, TooLong) { Says = "Habari" },
        new("formulas that call programs", "a.xlsx", static () => Book("<row r=\"1\"><c r=\"A1\"><f>cmd|'/c calc'!A1</f><v>5</v></c></row>" + Cell.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)), Read) { DoesNotSay = "cmd" },
        new("a table without its table", "a.xlsx", static () => Zips.Of(Frame()), NotReadable, Empty),
        new("a chain of sectors that goes round in circles", "a.xls", static () => OleDocuments.Of("Workbook", new byte[5000], static at => at == 5 ? 2u : at + 1), NotReadable, TooLarge, TooLong),
        new("a sector that is its own next", "a.xls", static () => OleDocuments.Of("Workbook", new byte[5000], static at => at), NotReadable, TooLarge, TooLong),
        new("an old table of noise", "a.xls", static () => OleDocuments.Of("Workbook", Noise(20_000)), NotReadable),
        new("an old table that ends early", "a.xls", static () => OleDocuments.Sheet("Habari")[..1700], NotReadable, Read),
        new("an old table in which the library never ends", "a.xls", static () => Mutation.Of(OleDocuments.Sheet("Habari", "ya asubuhi"), 12_381), TooLong),
        new("the mark of old files, and noise", "a.xls", static () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(50_000)], NotReadable),
    ];

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    private static string Rows(int count)
    {
        var rows = new StringBuilder();
        for (var at = 1; at <= count; at++)
        {
            rows.Append(null, $"<row r=\"{at}\"><c r=\"A{at}\"><v>{at * 7919L % 1_000_003}</v></c></row>");
        }

        return rows.ToString();
    }

    private static string Worksheet(string rows, string before = "", string after = "") => $"<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>";

    private static byte[] Book(string rows, (string, byte[])? shared = null, string before = "", string after = "")
    {
        (string, byte[])[] sheet = [("xl/worksheets/sheet1.xml", Zips.Bytes(Worksheet(rows, before, after)))];
        return Zips.Of([.. Frame(), .. sheet, .. shared is { } texts ? [texts] : Array.Empty<(string, byte[])>()]);
    }

    private static (string, byte[]) Shared(string texts, string count = "1") => ("xl/sharedStrings.xml", Zips.Bytes($"<sst xmlns=\"{Main}\" count=\"{count}\" uniqueCount=\"{count}\">{texts}</sst>"));

    private static IEnumerable<(string, byte[])> Frame(int sheets = 1) =>
    [
        .. Zips.Frame("xl/workbook.xml", "spreadsheetml.sheet"),
        ("xl/workbook.xml", Zips.Bytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Zips.Relations}\"><sheets>{string.Concat(Enumerable.Range(1, sheets).Select(static at => $"<sheet name=\"a{at}\" sheetId=\"{at}\" r:id=\"r0\"/>"))}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Zips.RelationsTo(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))),
    ];
}
