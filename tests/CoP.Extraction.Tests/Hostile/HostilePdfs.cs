using System.IO.Compression;
using System.Text;
using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>PDF: circles, depth, numbers without measure, and things that are not to be run.</summary>
internal static class HostilePdfs
{
    private const string WithForm = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>";
    private static readonly string[] Frame = [PdfDocuments.Catalog, PdfDocuments.Pages, PdfDocuments.Page, PdfDocuments.Stream(PdfDocuments.Words), PdfDocuments.Font];

    public static HostileFile[] All { get; } =
    [
        new("pages that are their own parents", "a.pdf", static () => Raw("<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>", 2), Read, NotReadable, TooLong, TooLarge, Empty),
        new("a billion pages", "a.pdf", static () => Raw("<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", 2), Read, NotReadable, TooLarge, TooLong),
        new("fewer than no pages", "a.pdf", static () => Raw("<< /Type /Pages /Kids [3 0 R] /Count -5 >>", 2), Read, NotReadable, Empty),
        new("50,000 times the same page", "a.pdf", static () => Raw($"<< /Type /Pages /Kids [{Repeat("3 0 R ", 50_000)}] /Count 50000 >>", 2), Read, TooLong, TooLarge),
        new("an object that is itself", "a.pdf", static () => Raw("4 0 R", 4), Read, NotReadable, Empty),
        new("two objects that are each other", "a.pdf", static () => PdfDocuments.Raw([PdfDocuments.Catalog, PdfDocuments.Pages, PdfDocuments.Page, "6 0 R", PdfDocuments.Font, "4 0 R"]), NotReadable, Empty, Read),
        new("a stream whose length is itself", "a.pdf", static () => Raw("<< /Length 4 0 R >>\nstream\nBT ET\nendstream", 4), NotReadable, Empty, Read),
        new("a length of nine quintillions", "a.pdf", static () => Raw("<< /Length 9223372036854775807 >>\nstream\nBT ET\nendstream", 4), NotReadable, Empty, Read),
        new("a length below zero", "a.pdf", static () => Raw("<< /Length -1 >>\nstream\nBT ET\nendstream", 4), NotReadable, Empty, Read),
        new("objects in a stream that lies in itself", "a.pdf", ObjectsInThemselves, NotReadable, Empty, Read, TooLong),
        new("a table of objects that follows itself", "a.pdf", static () => PdfDocuments.Raw("/Prev 9", Frame), NotReadable, Read, TooLong),
        new("100,000 lists inside one another", "a.pdf", static () => Raw(Repeat("[", 100_000) + Repeat("]", 100_000), 5), NotReadable, Read, Empty, TooLong),
        new("100,000 dictionaries inside one another", "a.pdf", static () => Raw(Repeat("<< /A ", 100_000) + "1" + Repeat(" >>", 100_000), 5), NotReadable, Read, Empty, TooLong),
        new("100,000 lists inside one another, in what is drawn", "a.pdf", static () => PdfDocuments.Showing(Repeat("[", 100_000) + Repeat("]", 100_000) + " TJ " + PdfDocuments.Words), NotReadable, Read, Empty, TooLong),
        new("a form that draws itself", "a.pdf", static () => PdfDocuments.Showing("/X Do " + PdfDocuments.Words, WithForm,
            PdfDocuments.Stream("/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")), NotReadable, Read, Empty, TooLong),
        new("forms that draw each other ten times each, ten levels deep", "a.pdf", Forms, NotReadable, Read, Empty, TooLong, TooLarge),
        new("500 MB of drawing in 500 KB", "a.pdf", static () => Packed(500, "/FlateDecode", once: true), TooLarge, TooLong, NotReadable, Empty),
        new("a gigabyte of drawing, packed twice", "a.pdf", static () => Packed(1000, "[/FlateDecode /FlateDecode]", once: false), TooLarge, TooLong, NotReadable, Empty),
        new("a million states put aside", "a.pdf", static () => PdfDocuments.Showing(Repeat("q ", 1_000_000) + PdfDocuments.Words), Read, NotReadable, TooLong, TooLarge),
        new("a million letters on a page", "a.pdf", static () => PdfDocuments.Showing("BT /F1 12 Tf " + Repeat("1 0 0 1 0 0 Tm (aaaaaaaaaa) Tj ", 100_000) + "ET"), Read, TooLong, TooLarge),
        new("coordinates without measure", "a.pdf", static () => PdfDocuments.Showing("1e38 0 0 1e38 1e38 1e38 cm BT /F1 1e38 Tf 1e38 -1e38 Td (Habari) Tj ET"), Read, Empty, NotReadable),
        new("a page of no size", "a.pdf", static () => Raw(PdfDocuments.Page.Replace("595 842", "0 -1e30", StringComparison.Ordinal), 3), Read, Empty, NotReadable),
        new("letters that stand for four billion letters", "a.pdf", ManyLetters, Read, NotReadable, TooLong, TooLarge),
        new("rows of two billion columns to unpack", "a.pdf", static () => Raw(PdfDocuments.Stream(Zlib(new byte[1000]),
            "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>"), 4), NotReadable, TooLarge, Empty, Read),
        new("a picture of two billion by two billion", "a.pdf", static () => PdfDocuments.Showing("/X Do " + PdfDocuments.Words, WithForm,
            PdfDocuments.Stream("x", "/Type /XObject /Subtype /Image /Width 2147483647 /Height 2147483647 /BitsPerComponent 8 /ColorSpace /DeviceRGB")), Read, NotReadable) { DoesNotSay = "root:" },
        new("scripts, and programs to start", "a.pdf", static () => Raw(
            "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9'\\)) >> /AA << /O << /S /Launch /F (/bin/sh) >> >> >>", 1), Read) { Says = "Habari", DoesNotSay = "launch" },
        new("a file of the machine as what is drawn", "a.pdf", static () => Raw("<< /Length 0 /F (/etc/passwd) /FFilter /ASCIIHexDecode >>\nstream\n\nendstream", 4), Read, Empty, NotReadable) { DoesNotSay = "root:" },
        new("a password", "a.pdf", static () => PdfDocuments.Raw(
            $"/ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{Repeat("ab", 32)}> /U <{Repeat("cd", 32)}> >>", Frame), Encrypted),
        new("an encryption that nobody knows", "a.pdf", static () => PdfDocuments.Raw("/ID [<00><00>] /Encrypt << /Filter /Evil /V 99 /R 99 >>", Frame), NotReadable, Encrypted),
        new("half a file", "a.pdf", static () => Half(PdfDocuments.Of("Habari", "ya", "asubuhi")), NotReadable, Read, Empty),
        new("nothing but its mark", "a.pdf", static () => "%PDF-1.7"u8.ToArray(), NotReadable),
        new("its mark, and 5 MB of zeros", "a.pdf", static () => [.. "%PDF-1.7\n"u8, .. new byte[5 << 20]], NotReadable, TooLong),
        new("its mark, and 5 MB of the word obj", "a.pdf", static () => Encoding.ASCII.GetBytes("%PDF-1.7\n" + Repeat("1 0 obj\n", 600_000)), NotReadable, TooLong, TooLarge, Empty),
        new("a PDF that is an archive as well", "a.pdf", static () => [.. PdfDocuments.Showing(PdfDocuments.Words), .. Zips.Word(Zips.Paragraph("archive"))], Read) { Says = "Habari", DoesNotSay = "archive" },
        new("an archive that is a PDF as well", "a.docx", static () => [.. Zips.Word(Zips.Paragraph("Habari")), .. PdfDocuments.Showing("BT ET")], Read) { Says = "Habari" },
        .. Enumerable.Range(1, 4).Select(static seed => new HostileFile($"a hundred bytes changed, {seed}", "a.pdf", () => Changed(seed), Read, NotReadable, Empty, Encrypted, TooLong, TooLarge)),
    ];

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Raw(string instead, int number) => PdfDocuments.Raw([.. Frame.Select((text, at) => at == number - 1 ? instead : text)]);

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    private static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Packed(int megabytes, string filter, bool once)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var piece = new byte[1 << 20];
            piece.AsSpan().Fill((byte)' ');
            for (var times = 0; times < megabytes; times++)
            {
                zlib.Write(piece);
            }
        }

        return Raw(PdfDocuments.Stream(once ? packed.ToArray() : Zlib(packed.ToArray()), $"/Filter {filter}"), 4);
    }

    private static byte[] ObjectsInThemselves() => PdfDocuments.Raw(
        [PdfDocuments.Catalog, PdfDocuments.Pages, PdfDocuments.Page, PdfDocuments.Stream("4 0 1 9 " + PdfDocuments.Words, "/Type /ObjStm /N 2 /First 8 /Extends 4 0 R"), PdfDocuments.Font]);

    private static byte[] Forms() => PdfDocuments.Showing("/X Do " + PdfDocuments.Words, WithForm, [.. Enumerable.Range(6, 10).Select(static number =>
        PdfDocuments.Stream(Repeat("/X Do ", 10), $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {number + 1} 0 R >> >>")),
        PdfDocuments.Stream("q Q", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")]);

    private static byte[] ManyLetters() => PdfDocuments.Raw(
        [PdfDocuments.Catalog, PdfDocuments.Pages, PdfDocuments.Page, PdfDocuments.Stream(PdfDocuments.Words),
         PdfDocuments.Font[..^2] + "/ToUnicode 6 0 R >>",
         PdfDocuments.Stream("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap end")]);

    private static byte[] Changed(int seed)
    {
        var random = new Random(seed);
        var file = PdfDocuments.Of("Habari ya asubuhi", "Inua Jamii");
        for (var times = 0; times < 100; times++)
        {
            file[random.Next(9, file.Length)] = (byte)random.Next(256);
        }

        return file;
    }
}
