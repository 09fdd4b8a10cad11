using System.Text;

namespace CoP.Extraction.Formats;

/// <summary>The container of Office before 2007, in which newer files lie as well when they are encrypted. Only the names in it are looked at.</summary>
internal static class OleFile
{
    private const int EntryLength = 128;
    private const int NameLengthAt = 64;
    private const int BlockLength = 512 * EntryLength;

    private static readonly (byte[] Name, FileFormat Format)[] Streams =
    [
        (Encoding.Unicode.GetBytes("EncryptedPackage\0"), FileFormat.LockedOffice),
        (Encoding.Unicode.GetBytes("WordDocument\0"), FileFormat.OldWord),
        (Encoding.Unicode.GetBytes("PowerPoint Document\0"), FileFormat.OldSlides),
        (Encoding.Unicode.GetBytes("Workbook\0"), FileFormat.OldSheet),
        (Encoding.Unicode.GetBytes("Book\0"), FileFormat.OldSheet),
    ];

    public static ReadOnlySpan<byte> Mark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Finds the entries where they must lie, without following the chains that lead to them: a chain can go round in circles.</summary>
    public static FileFormat FormatOf(Stream file)
    {
        file.Position = 0;
        var block = new byte[BlockLength];
        for (int read; (read = file.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false)) > 0;)
        {
            for (var at = 0; at + EntryLength <= read; at += EntryLength)
            {
                if (FormatOf(block.AsSpan(at, EntryLength)) is { } format)
                {
                    return format;
                }
            }
        }

        return FileFormat.Unknown;
    }

    private static FileFormat? FormatOf(ReadOnlySpan<byte> entry)
    {
        foreach (var (name, format) in Streams)
        {
            if (entry[NameLengthAt] == name.Length && entry.StartsWith(name))
            {
                return format;
            }
        }

        return null;
    }
}
