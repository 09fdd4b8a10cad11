namespace CoP.Extraction.Formats;

/// <summary>What a recording says of itself: its title, who speaks, and how long it is. What is said in it stays unread.</summary>
internal static class RecordingReading
{
    public static ExtractedText Read(Stream file)
    {
        using var recording = TagLib.File.Create(new OpenFile(file), Type(file), TagLib.ReadStyle.Average);
        return new(ExtractionOutcome.Empty, FileFormat.Recording)
        {
            Title = recording.Tag.Title,
            Author = string.Join(", ", recording.Tag.Performers),
            Year = (int)Math.Min(recording.Tag.Year, int.MaxValue),
            Minutes = recording.Properties?.Duration is { TotalMinutes: > 0 and < 100_000 } length ? (int)Math.Ceiling(length.TotalMinutes) : null,
        };
    }

    /// <summary>By its first bytes, as the library names it; what a name claims is not asked.</summary>
    private static string Type(Stream file)
    {
        var head = new byte[12];
        var read = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        file.Position = 0;
        return read.StartsWith("OggS"u8) ? "audio/ogg"
            : read.StartsWith("RIFF"u8) ? (read.EndsWith("AVI "u8) ? "video/avi" : "audio/wav")
            : read.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) ? "video/webm"
            : read.Length > 8 && read[4..8].SequenceEqual("ftyp"u8) ? "video/mp4"
            : "audio/mpeg";
    }

    /// <summary>Read only, and closed by whoever has opened it.</summary>
    private sealed class OpenFile(Stream file) : TagLib.File.IFileAbstraction
    {
        public string Name => "recording";

        public Stream ReadStream => file;

        public Stream WriteStream => throw new NotSupportedException();

        public void CloseStream(Stream stream)
        {
        }
    }
}
