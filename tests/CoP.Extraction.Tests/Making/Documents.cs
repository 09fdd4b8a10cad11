using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using D = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CoP.Extraction.Tests.Making;

/// <summary>Ordinary files, made by the libraries that others make them with.</summary>
internal static class Documents
{
    public const string Title = "Mwongozo wa Hifadhi ya Jamii";
    public const string Author = "Wanjirũ Mũthoni";

    /// <summary>Each line is a paragraph.</summary>
    public static byte[] Word(params string[] lines) => Package(
        static stream => WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document),
        document =>
        {
            var main = document.AddMainDocumentPart();
            main.Document = new W.Document(new W.Body(lines.Select(static line => new W.Paragraph(new W.Run(new W.Text(line))))));
            main.AddNewPart<FootnotesPart>().Footnotes = new W.Footnotes(
                new W.Footnote(new W.Paragraph(new W.Run(new W.Text("Chanzo: Inua Jamii")))) { Id = 1 });
        });

    /// <summary>A table between two lines; in a cell, line ends are paragraphs and <c>&gt;2</c> at the end says how many columns it takes.</summary>
    public static byte[] WordTable(string[][] rows, string before, string after) => Package(
        static stream => WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document),
        document =>
        {
            var grid = new W.TableGrid(Enumerable.Range(0, rows[0].Length).Select(static _ => new W.GridColumn()));
            var table = new W.Table([grid, .. rows.Select(static row => new W.TableRow(row.Select(Cell)))]);
            document.AddMainDocumentPart().Document = new W.Document(new W.Body(Paragraph(before), table, Paragraph(after)));
        });

    private static W.Paragraph Paragraph(string line) => new(new W.Run(new W.Text(line)));

    private static W.TableCell Cell(string text)
    {
        var (words, span) = text.Split('>') is [var said, var wide] ? (said, int.Parse(wide, System.Globalization.CultureInfo.InvariantCulture)) : (text, 1);
        return new W.TableCell([new W.TableCellProperties(new W.GridSpan { Val = span }), .. words.Split('\n').Select(Paragraph)]);
    }

    /// <summary>Each text is a slide.</summary>
    public static byte[] Slides(params string[] texts) => Package(
        static stream => PresentationDocument.Create(stream, PresentationDocumentType.Presentation),
        document =>
        {
            var main = document.AddPresentationPart();
            main.Presentation = new P.Presentation(new P.SlideIdList());
            for (var at = 0; at < texts.Length; at++)
            {
                var slide = main.AddNewPart<SlidePart>();
                slide.Slide = new P.Slide(new P.CommonSlideData(new P.ShapeTree(new P.Shape(
                    new P.TextBody(new D.BodyProperties(), new D.Paragraph(new D.Run(new D.Text(texts[at]))))))));
                main.Presentation.SlideIdList!.Append(new P.SlideId { Id = (uint)(256 + at), RelationshipId = main.GetIdOfPart(slide) });
            }
        });

    /// <summary>One sheet, its rows below each other.</summary>
    public static byte[] Sheet(params string?[][] rows) => Package(
        static stream => SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook),
        document =>
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(static row => new Row(row.Select(static text =>
                text is null ? new Cell() : new Cell(new InlineString(new Text(text))) { DataType = CellValues.InlineString })))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Kaunti" }));
        });

    public static byte[] Html(string body) => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html><html><head><title>{Title}</title><meta name=\"author\" content=\"{Author}\"></head><body>{body}</body></html>");

    private static byte[] Package<TPackage>(Func<Stream, TPackage> create, Action<TPackage> fill)
        where TPackage : OpenXmlPackage
    {
        using var stream = new MemoryStream();
        using (var package = create(stream))
        {
            fill(package);
            package.PackageProperties.Title = Title;
            package.PackageProperties.Creator = Author;
            package.PackageProperties.Created = new DateTime(2021, 3, 4, 0, 0, 0, DateTimeKind.Utc);
        }

        return stream.ToArray();
    }
}
