namespace CoP.Extraction.Formats;

/// <summary>Says what a file is by its first bytes and, where many formats share them, by what is inside.</summary>
internal static class FormatSniffer
{
    private const int HeadLength = 4096;
    private const int PdfWithin = 1024;

    private static readonly (byte[] Mark, FileFormat Format)[] Marks =
    [
        (@"{\rtf"u8.ToArray(), FileFormat.RichText),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FileFormat.Picture),
        ([0xFF, 0xD8, 0xFF], FileFormat.Picture),
        ("GIF8"u8.ToArray(), FileFormat.Picture),
        ("RIFF"u8.ToArray(), FileFormat.Recording),
        ("OggS"u8.ToArray(), FileFormat.Recording),
        ("ID3"u8.ToArray(), FileFormat.Recording),
        ([0xFF, 0xFB], FileFormat.Recording),
        ([0xFF, 0xF3], FileFormat.Recording),
        ([0x1A, 0x45, 0xDF, 0xA3], FileFormat.Recording),
        ([0x1F, 0x8B], FileFormat.Archive),
        ("Rar!"u8.ToArray(), FileFormat.Archive),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], FileFormat.Archive),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], FileFormat.Program),
    ];

    public static FileFormat Sniff(Stream file)
    {
        var buffer = new byte[HeadLength];
        ReadOnlySpan<byte> head = buffer.AsSpan(0, file.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false));
        return head.StartsWith("PK\x3\x4"u8) || head.StartsWith("PK\x5\x6"u8) ? ZipGuard.Check(file)
            : head.StartsWith(OleFile.Mark) ? OleFile.FormatOf(file)
            : IsPdf(head) ? FileFormat.Pdf
            : Marked(head) ?? Written(head);
    }

    private static bool IsPdf(ReadOnlySpan<byte> head)
    {
        var mark = head[..Math.Min(PdfWithin, head.Length)].IndexOf("%PDF-"u8);

        // Readers forgive bytes before the mark, but a text may speak of it.
        return mark == 0 || (mark > 0 && (head[..mark].Trim("\r\n\t \xEF\xBB\xBF"u8).IsEmpty || TextDecoder.Decode(head, isAll: false) is null));
    }

    private static FileFormat? Marked(ReadOnlySpan<byte> head)
    {
        if (head.Length > 11 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return FileFormat.Recording;
        }

        foreach (var (mark, format) in Marks)
        {
            if (head.StartsWith(mark))
            {
                return format;
            }
        }

        return null;
    }

    private static FileFormat Written(ReadOnlySpan<byte> head) => TextDecoder.Decode(head, isAll: false) switch
    {
        null when head.StartsWith("MZ"u8) => FileFormat.Program,
        null => FileFormat.Unknown,
        var text when Markup.Begins(text) => FileFormat.Html,
        _ => FileFormat.Text,
    };
}
