namespace CoP.Extraction.Formats;

/// <summary>TXT, CSV and Markdown: as they are written.</summary>
internal static class TextReading
{
    /// <summary>Four bytes a character at most, and some for what is left out.</summary>
    private const int MaxBytes = (4 * ExtractedText.MaxLength) + 200_000;

    public static ExtractedText Read(Stream file, CollectedText into)
    {
        var bytes = Beginning(file, MaxBytes);
        if (TextDecoder.Decode(bytes, isAll: file.Position == file.Length) is not { } text)
        {
            return new(ExtractionOutcome.NotReadable);
        }

        into.Add(text);
        return new(ExtractionOutcome.Read, FileFormat.Text);
    }

    /// <summary>As much of the file as there is, up to a limit.</summary>
    public static ReadOnlySpan<byte> Beginning(Stream file, int length)
    {
        var bytes = new byte[(int)Math.Min(length, file.Length)];
        return bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
