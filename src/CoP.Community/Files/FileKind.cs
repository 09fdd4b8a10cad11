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
    private static readonly FileKind Html = new("text/html", ".html", ".htm");
    private static readonly FileKind Mp3 = new("audio/mpeg", ".mp3");
    private static readonly FileKind Mp4Audio = new("audio/mp4", ".m4a");
    private static readonly FileKind Ogg = new("audio/ogg", ".ogg", ".oga", ".opus");
    private static readonly FileKind Wave = new("audio/wav", ".wav");
    private static readonly FileKind Mp4 = new("video/mp4", ".mp4", ".m4v", ".mov");
    private static readonly FileKind WebM = new("video/webm", ".webm");

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Sound or film.</summary>
    public bool IsRecording => IsRecordingOf(ContentType);

    public static bool IsRecordingOf(string contentType) =>
        contentType.StartsWith("audio/", StringComparison.Ordinal) || contentType.StartsWith("video/", StringComparison.Ordinal);

    /// <summary>What the bytes themselves are; null for everything we do not take. The name only tells a table from other text, and a page that wants to be one from what a browser could take for one.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content, string name) =>
        content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? Gif
        : content.StartsWith("%PDF-"u8) ? Pdf
        : content.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04]) ? OfZip(content)
        : OfRecording(content) ?? OfText(content, name);

    /// <summary>By the marks with which containers of sound and film begin.</summary>
    private static FileKind? OfRecording(ReadOnlySpan<byte> content) =>
        content.StartsWith("ID3"u8) || IsMpegFrame(content) ? Mp3
        : content.StartsWith("OggS"u8) ? Ogg
        : content.Length < 12 ? null
        : content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WAVE"u8) ? Wave
        : content[4..8].SequenceEqual("ftyp"u8) ? (content[8..12].StartsWith("M4A"u8) ? Mp4Audio : Mp4)
        : content.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) && content[..Math.Min(content.Length, 64)].IndexOf("webm"u8) > 0 ? WebM
        : null;

    /// <summary>Eleven bits that are set, then a layer, bit rate and sampling rate that exist.</summary>
    private static bool IsMpegFrame(ReadOnlySpan<byte> content) => content.Length > 4
        && content[0] == 0xFF && (content[1] & 0xE0) == 0xE0 && (content[1] & 0x06) == 0x02 && (content[2] & 0xF0) is not (0xF0 or 0) && (content[2] & 0x0C) != 0x0C;

    private static FileKind? OfText(ReadOnlySpan<byte> content, string name) =>
        !IsText(content) ? null
        : Begins(content, '<') ? (Html.Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? Html : null)
        : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv : Plain;

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

    /// <summary>UTF-8 without control characters.</summary>
    private static bool IsText(ReadOnlySpan<byte> content) => Utf8.IsValid(content) && !content.ContainsAnyInRange<byte>(0, 8) && !content.ContainsAnyInRange<byte>(14, 31);

    private static bool Begins(ReadOnlySpan<byte> content, char letter) =>
        Encoding.UTF8.GetString(content[..Math.Min(content.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith(letter);
}
