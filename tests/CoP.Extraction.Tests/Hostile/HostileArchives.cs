using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Archives that are larger than they look, or lie.</summary>
internal static class HostileArchives
{
    private const int Megabyte = 1 << 20;

    public static HostileFile[] All { get; } =
    [
        new("zip bomb: one part of 200 MB in 1 MB", "a.docx", static () => Zips.WordPart(Zips.Document(new string(' ', 200 * Megabyte))), TooLarge),
        new("zip bomb: 200 MB without a word, and noise so that no ratio gives it away", "a.docx", static () => Zips.WordPart(
            Zips.Document(new string(' ', 200 * Megabyte)), ("word/noise.bin", Noise(4 * Megabyte))), TooLarge),
        new("zip bomb: three parts of 60 MB without a word", "a.docx", static () => Zips.WordPart(
            Zips.Document(new string(' ', 60 * Megabyte)), ("word/noise.bin", Noise(4 * Megabyte)), ("word/b.xml", Blank(60)), ("word/c.xml", Blank(60)),
            ("word/_rels/document.xml.rels", Zips.RelationsTo(("footnotes", "b.xml"), ("endnotes", "c.xml")))), TooLarge),
        new("600 MB, and noise so that no ratio gives it away", "a.docx", static () => Zips.Word(
            "<w:p/>", [.. Enumerable.Range(0, 6).Select(static at => ($"word/{at}.xml", Blank(100))), ("word/noise.bin", Noise(8 * Megabyte))]), TooLarge),
        new("zip bomb: 20,000 entries that share one megabyte", "a.docx", static () => Zips.Overlapping(20_000, new byte[Megabyte]), TooLarge),
        new("60,000 entries", "a.docx", static () => Zips.Overlapping(60_000, [1]), TooLarge),
        new("archives inside one another, as a picture of a document", "a.docx", static () => Zips.Word(Zips.Paragraph("Habari"), ("word/media/a.zip", Nested())), Read) { Says = "Habari" },
        new("archives inside one another", "a.zip", Nested, NotReadable),
        new("a size declared too small", "a.docx", static () => Zips.Declaring(Zips.WordPart(Zips.Document(new string(' ', 30 * Megabyte))), "word/document", 100), NotReadable),
        new("a size declared as 4 GB", "a.docx", static () => Zips.Declaring(Zips.Word("<w:p/>"), "word/document", uint.MaxValue - 1), TooLarge),
        new("names that lead out of the archive", "a.docx", static () => Zips.Word(
            Zips.Paragraph("Habari"), ("../../../../etc/cron.d/evil", [1]), ("/etc/passwd", [1]), (@"C:\Windows\evil.dll", [1]), (@"..\..\evil", [1])), Read) { Says = "Habari" },
        new("a name of 60,000 characters", "a.docx", static () => Zips.Word(Zips.Paragraph("Habari"), (new string('a', 60_000), [1])), Read) { Says = "Habari" },
        new("a name twice", "a.docx", static () => Zips.Of([.. Zips.WordFrame, ("word/document.xml", [1]), ("word/document.xml", [2])]), NotReadable),
        new("a name twice, in other case", "a.docx", static () => Zips.Word(Zips.Paragraph("a"), ("WORD/DOCUMENT.XML", [2])), NotReadable),
        new("an archive without its end", "a.docx", static () => Zips.Word(Zips.Paragraph("Habari"))[..^40], NotReadable),
        new("more entries than it counts", "a.docx", static () => Miscounted(Zips.Word("<w:p/>")), NotReadable),
        new("entries with a password", "a.docx", static () => Zips.Encrypted(Zips.Word(Zips.Paragraph("Habari"))), NotReadable, Read),
        new("the end of an archive alone", "a.zip", static () => Zips.Of(), NotReadable),
        new("the first four bytes of an archive", "a.docx", static () => "PK\x3\x4"u8.ToArray(), NotReadable),
        new("packed bytes that are damaged", "a.docx", static () => Damaged(Documents.Word("Habari")), NotReadable, Read),
    ];

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static byte[] Blank(int megabytes) => Zips.Bytes(Zips.Document(new string(' ', megabytes * Megabyte)));

    private static byte[] Nested() => Enumerable.Range(0, 10).Aggregate(Zips.Of(("a", new byte[Megabyte])), static (inner, _) => Zips.Of(("a.zip", inner), ("b.zip", inner)));

    private static byte[] Miscounted(byte[] zip)
    {
        var end = zip.AsSpan().LastIndexOf("PK\x5\x6"u8);
        (zip[end + 8], zip[end + 10]) = (1, 1);
        return zip;
    }

    private static byte[] Damaged(byte[] zip)
    {
        zip.AsSpan(zip.Length / 3, 40).Fill(0xFF);
        return zip;
    }
}
