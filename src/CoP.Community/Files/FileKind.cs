using System.Text;
using System.Text.Unicode;

namespace CoP.Community.Files;

/// <summary>A kind of file that is taken.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Extensions">Of its names, the usual one first, each with its dot.</param>
public sealed record FileKind(string ContentType, params IReadOnlyList<string> Extensions)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static readonly FileKind Png = new("image/png", ".png");
    private static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    private static readonly FileKind Gif = new("image/gif", ".gif");
    private static readonly FileKind Pdf = new("application/pdf", ".pdf");
    private static readonly FileKind Csv = new("text/csv", ".csv");
    private static readonly FileKind Plain = new("text/plain", ".txt");
    private static readonly FileKind Word = new($"{Office}wordprocessingml.document", ".docx");
    private static readonly FileKind Excel = new($"{Office}spreadsheetml.sheet", ".xlsx");
    private static readonly FileKind PowerPoint = new($"{Office}presentationml.presentation", ".pptx");

    /// <summary>What the bytes themselves are; null for everything we do not take. The name only tells a table from other text.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content, string name) =>
        content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? Gif
        : content.StartsWith("%PDF-"u8) ? Pdf
        : content.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04]) ? OfZip(content)
        : IsText(content) ? (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv : Plain)
        : null;

    /// <summary>
    /// Names stand uncompressed in a zip, so nothing is unpacked to tell an Office document from any other archive. Those
    /// with macros are not taken.
    /// </summary>
    private static FileKind? OfZip(ReadOnlySpan<byte> content) =>
        content.IndexOf("[Content_Types].xml"u8) < 0 || content.IndexOf("vbaProject.bin"u8) >= 0 ? null
        : content.IndexOf("word/document.xml"u8) >= 0 ? Word
        : content.IndexOf("xl/workbook.xml"u8) >= 0 ? Excel
        : content.IndexOf("ppt/presentation.xml"u8) >= 0 ? PowerPoint
        : null;

    /// <summary>UTF-8 without control characters, and no page that a browser could take for one.</summary>
    private static bool IsText(ReadOnlySpan<byte> content) =>
        Utf8.IsValid(content) && !content.ContainsAnyInRange<byte>(0, 8) && !content.ContainsAnyInRange<byte>(14, 31)
        && !Encoding.UTF8.GetString(content[..Math.Min(content.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<');
}
