using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Names that say something else than the file, or something else than a name.</summary>
internal static class HostileNames
{
    public static HostileFile[] All { get; } =
    [
        new("a PDF called Word", "a.docx", Pdf, WrongKind),
        new("Word called PDF", "a.pdf", Word, WrongKind),
        new("Word called PowerPoint", "a.pptx", Word, WrongKind),
        new("PowerPoint called Excel", "a.xlsx", static () => Documents.Slides("Habari"), WrongKind),
        new("Excel called Word", "a.docx", static () => Documents.Sheet(["Habari"]), WrongKind),
        new("old Excel called new", "a.xlsx", static () => OleDocuments.Sheet("Habari"), WrongKind),
        new("old Word called new", "a.docx", static () => OleDocuments.Of("WordDocument", new byte[5000]), WrongKind),
        new("an archive called Word", "a.docx", static () => Zips.Of(("evil.exe", [1])), WrongKind),
        new("a program called PDF", "a.pdf", static () => [0x7F, .. "ELF"u8, .. new byte[100]], WrongKind),
        new("a picture called Word", "a.docx", static () => [0x89, .. "PNG\r\n"u8, 26, 10, 0, 0], WrongKind),
        new("a page of the web called PDF", "a.pdf", static () => Documents.Html("Habari"), WrongKind),
        new("a page of the web called text", "a.txt", static () => Documents.Html("Habari"), WrongKind),
        new("a text called PDF", "a.pdf", static () => "Habari ya asubuhi"u8.ToArray(), WrongKind),
        new("a text called a page of the web", "a.html", static () => "Habari ya asubuhi"u8.ToArray(), WrongKind),
        new("a PDF called a picture", "a.jpg", Pdf, WrongKind),
        new("a PDF called a program", "a.pdf.exe", Pdf, WrongKind),
        new("a name that is a path", "../../../etc/passwd", Pdf, Read),
        new("a name that is a path of Windows", @"\\127.0.0.1\share\..\a.pdf", Pdf, Read),
        new("a name that turns the direction of writing", "a\u202Efdp.exe", Pdf, WrongKind),
        new("a name of several lines", "a\n--evil\r\n.pdf\n", Pdf, Read),
        new("a name with an end within", "a.pdf\0.docx", Pdf, WrongKind),
        new("a name of 4,000 characters", new string('a', 4000) + ".pdf", Pdf, Read),
        new("an ending of 4,000 characters", "a." + new string('p', 4000), Pdf, Read),
        new("a name that is an option", "--help", Pdf, Read),
        new("a name of half a character", "\uD83D.pdf", Pdf, Read),
        new("no name", "", Pdf, Read),
    ];

    private static byte[] Pdf() => PdfDocuments.Showing(PdfDocuments.Words);

    private static byte[] Word() => Documents.Word("Habari");
}
