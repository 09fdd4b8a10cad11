using System.Text;
using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Word and PowerPoint: what XML and relations can do, and macros.</summary>
internal static class HostileOffice
{
    private const string Habari = "<w:p><w:r><w:t>Habari</w:t></w:r></w:p>";

    public static HostileFile[] All { get; } =
    [
        new("100,000 elements inside one another", "a.docx", static () => Zips.Word(Repeat("<w:p>", 100_000) + Habari + Repeat("</w:p>", 100_000)), Read) { Says = "Habari" },
        new("20,000 namespaces inside one another", "a.docx", static () => Zips.Word(
            string.Concat(Enumerable.Range(0, 20_000).Select(static at => $"<n{at}:a xmlns:n{at}=\"u{at}\">")) + Habari
            + string.Concat(Enumerable.Range(0, 20_000).Reverse().Select(static at => $"</n{at}:a>"))), Read, TooLong) { Says = "Habari" },
        new("200,000 attributes", "a.docx", static () => Zips.Word($"<w:p {string.Concat(Enumerable.Range(0, 200_000).Select(static at => $" a{at}=\"\""))}/>{Habari}"), Read, TooLong) { Says = "Habari" },
        new("an attribute of 20 MB", "a.docx", static () => Zips.Word($"<w:p a=\"{Noise(20 << 20)}\"/>{Habari}"), Read, TooLarge),
        new("a text of 25 MB", "a.docx", static () => Zips.Word(Zips.Paragraph(Noise(25 << 20))), Read),
        new("entities that laugh a billion times", "a.docx", static () => Zips.WordPart(Laughs() + Zips.Document(Zips.Paragraph("&l9;"))), NotReadable),
        new("an entity that is a file of the machine", "a.docx", static () => Zips.WordPart(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Zips.Document(Zips.Paragraph("&x;"))), NotReadable),
        new("an entity in the properties", "a.docx", static () => Zips.Word(Habari, ("docProps/core.xml", Zips.Bytes(Laughs() + "<a>&l9;</a>")), Core()), Read) { Says = "Habari" },
        new("properties that are no XML", "a.docx", static () => Zips.Word(Habari, ("docProps/core.xml", [0, 1, 2]), Core()), Read) { Says = "Habari" },
        new("relations that go round in circles", "a.docx", static () => Zips.Word(Habari, ("word/_rels/document.xml.rels",
            Zips.RelationsTo(("footnotes", "document.xml"), ("endnotes", "document.xml"), ("aFChunk", "document.xml"), ("officeDocument", "../word/document.xml")))), Read) { Says = "Habari" },
        new("relations to outside", "a.docx", static () => Zips.Word(Habari, ("word/_rels/document.xml.rels",
            Zips.RelationsTo(("footnotes", "file:///etc/passwd"), ("attachedTemplate", "http://127.0.0.1:9/evil.dotm")))), Read) { Says = "Habari", DoesNotSay = "root:" },
        new("20,000 relations", "a.docx", static () => Zips.Word(Habari, ("word/_rels/document.xml.rels",
            Zips.RelationsTo(Enumerable.Repeat(("footnotes", "missing.xml"), 20_000)))), Read) { Says = "Habari" },
        new("500,000 content types", "a.docx", static () => Zips.Word(Habari, ("[Content_Types].xml", Zips.Bytes(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"a/b\"/><Default Extension=\"xml\" ContentType=\"a/b\"/>"
            + string.Concat(Enumerable.Range(0, 500_000).Select(static at => $"<Override PartName=\"/{at}\" ContentType=\"a/b\"/>")) + "</Types>"))), TooLarge, TooLong, NotReadable, Read),
        new("a document without its document", "a.docx", static () => Zips.Of([.. Zips.WordFrame, ("word/styles.xml", [1])]), NotReadable),
        new("an encoding that nobody knows", "a.docx", static () => Zips.WordPart("<?xml version=\"1.0\" encoding=\"evil-8\"?>" + Zips.Document(Habari)), NotReadable),
        new("characters that XML does not have", "a.docx", static () => Zips.Word("<w:p><w:r><w:t>a\u0001\uFFFF</w:t></w:r></w:p>"), NotReadable),
        new("XML that ends early", "a.docx", static () => Zips.WordPart(Zips.Document(Habari)[..^20]), NotReadable),
        new("a document with macros", "a.docm", static () => Zips.Word(Habari, ("word/vbaProject.bin", Encoding.ASCII.GetBytes("Sub AutoOpen()\nShell \"evil\"")),
            ("word/_rels/document.xml.rels", Zips.RelationsTo(("vbaProject", "vbaProject.bin")))), Read) { Says = "Habari", DoesNotSay = "Shell" },
        new("fields that call programs", "a.docx", static () => Zips.Word("<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>" + Habari), Read) { Says = "Habari", DoesNotSay = "cmd" },
        new("10,000 slides", "a.pptx", static () => Slides(10_000), Read, TooLong),
        new("one slide shown 200,000 times", "a.pptx", static () => Slides(1, shown: 200_000), Read),
        new("an encrypted document", "a.docx", static () => OleDocuments.Of("EncryptedPackage", new byte[5000]), Encrypted),
        new("an encrypted table", "a.xlsx", static () => OleDocuments.Of("EncryptedPackage", new byte[5000]), Encrypted),
        new("Word before 2007", "a.doc", static () => OleDocuments.Of("WordDocument", new byte[5000]), NotReadable),
        new("PowerPoint before 2007", "a.ppt", static () => OleDocuments.Of("PowerPoint Document", new byte[5000]), NotReadable),
    ];

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    // Does not pack well, so that no ratio gives it away.
    private static string Noise(int length)
    {
        var random = new Random(length);
        return string.Create(length, random, static (letters, random) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = (char)random.Next('a', 'z');
            }
        });
    }

    private static string Laughs() =>
        $"<!DOCTYPE a [<!ENTITY l0 \"ha\">{string.Concat(Enumerable.Range(1, 9).Select(static at => $"<!ENTITY l{at} \"{Repeat($"&l{at - 1};", 10)}\">"))}]>";

    private static (string Name, byte[] Content) Core() => ("_rels/.rels", Zips.Bytes($"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{Zips.Relations}/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """));

    private static byte[] Slides(int count, int shown = 1)
    {
        var ids = Enumerable.Range(0, count * shown).Select(at => $"<p:sldId id=\"{256 + at}\" r:id=\"r{at % count}\"/>");
        return Zips.Of(
        [
            .. Zips.Frame("ppt/presentation.xml", "presentationml.presentation"),
            ("ppt/presentation.xml", Zips.Bytes($"<p:presentation xmlns:p=\"p\" xmlns:r=\"{Zips.Relations}\"><p:sldIdLst>{string.Concat(ids)}</p:sldIdLst></p:presentation>")),
            ("ppt/_rels/presentation.xml.rels", Zips.RelationsTo(Enumerable.Range(0, count).Select(static at => ("slide", $"slides/slide{at}.xml")))),
            .. Enumerable.Range(0, count).Select(static at => ($"ppt/slides/slide{at}.xml", Zips.Bytes($"<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>Habari {at}</a:t></a:r></a:p></p:sld>"))),
        ]);
    }
}
