using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoP.Extraction.Tests.Making;

/// <summary>ZIP archives and packages of Office, part by part.</summary>
internal static class Zips
{
    public const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static byte[] Of(params IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Word(string body, params (string Name, byte[] Content)[] more) => WordPart(Document(body), more);

    public static byte[] WordPart(string document, params (string Name, byte[] Content)[] more) => Of(
        [.. WordFrame.Where(part => more.All(other => other.Name != part.Name)), ("word/document.xml", Bytes(document)), .. more]);

    public static IEnumerable<(string Name, byte[] Content)> WordFrame => Frame("word/document.xml", "wordprocessingml.document");

    /// <summary>What says which part is the main one.</summary>
    public static (string Name, byte[] Content)[] Frame(string main, string type) =>
    [
        ("[Content_Types].xml", Bytes($"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{type}.main+xml"/></Types>
            """)),
        ("_rels/.rels", RelationsTo(("officeDocument", main))),
    ];

    public static byte[] RelationsTo(params IEnumerable<(string Kind, string Target)> targets) => Bytes(
        $"<Relationships xmlns=\"{PackageRelations}\">{string.Concat(targets.Select(static (to, at) => $"<Relationship Id=\"r{at}\" Type=\"{Relations}/{to.Kind}\" Target=\"{to.Target}\"{(to.Target.Contains(':') ? " TargetMode=\"External\"" : "")}/>"))}</Relationships>");

    public static string Document(string body) => $"<w:document xmlns:w=\"{WordNamespace}\"><w:body>{body}</w:body></w:document>";

    public static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Says of every entry whose name begins so that it unpacks to another size than it does, in both places that say it.</summary>
    public static byte[] Declaring(byte[] zip, string name, uint size) => Patch(Patch(zip, "PK\x3\x4"u8, 22, 30, name, size), "PK\x1\x2"u8, 24, 46, name, size);

    /// <summary>Says of every entry that it is encrypted.</summary>
    public static byte[] Encrypted(byte[] zip)
    {
        var changed = zip.ToArray();
        for (var at = 0; at < changed.Length - 46; at++)
        {
            if (changed.AsSpan(at).StartsWith("PK\x3\x4"u8))
            {
                changed[at + 6] |= 1;
            }
            else if (changed.AsSpan(at).StartsWith("PK\x1\x2"u8))
            {
                changed[at + 8] |= 1;
            }
        }

        return changed;
    }

    /// <summary>Many entries that share one piece of packed data, each with a name of its own.</summary>
    public static byte[] Overlapping(int count, byte[] content)
    {
        var one = Of(("a", content));
        var directory = one.AsSpan().LastIndexOf("PK\x1\x2"u8);
        var entry = one.AsSpan(directory, 46).ToArray();
        using var zip = new MemoryStream();
        zip.Write(one.AsSpan(0, directory));
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(28), 8);
        for (var at = 0; at < count; at++)
        {
            zip.Write(entry);
            zip.Write(Encoding.ASCII.GetBytes($"{at:D8}"));
        }

        var end = one.AsSpan(one.AsSpan().LastIndexOf("PK\x5\x6"u8)).ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)(zip.Length - directory));
        zip.Write(end);
        return zip.ToArray();
    }

    private static byte[] Patch(byte[] zip, ReadOnlySpan<byte> mark, int field, int nameAt, string name, uint size)
    {
        var changed = zip.ToArray();
        for (var at = 0; at < changed.Length - nameAt - name.Length; at++)
        {
            if (changed.AsSpan(at).StartsWith(mark) && changed.AsSpan(at + nameAt).StartsWith(Bytes(name)))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(at + field), size);
            }
        }

        return changed;
    }
}
