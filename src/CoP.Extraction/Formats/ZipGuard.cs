using System.IO.Compression;

namespace CoP.Extraction.Formats;

/// <summary>
/// Looks at the table of contents of a ZIP before anything in it is opened. What it says of sizes binds: nothing is ever unpacked beyond the
/// size that an entry declares. Nothing is written to a disk, so that names lead nowhere; archives within are not opened.
/// </summary>
internal static class ZipGuard
{
    private const int MaxEntries = 25_000;
    private const long MaxBytes = 512L << 20;
    private const long AlwaysGood = 32L << 20;
    private const int MaxRatio = 100;

    /// <exception cref="TooMuchException">It would be too much unpacked.</exception>
    public static FileFormat Check(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var entries = zip.Entries;
        if (entries.Count > MaxEntries || IsBomb(entries.Sum(static entry => (decimal)entry.Length), file.Length))
        {
            throw new TooMuchException();
        }

        return FormatOf(entries.Select(static entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsBomb(decimal unpacked, long packed) => unpacked > MaxBytes || (unpacked > AlwaysGood && unpacked > (decimal)packed * MaxRatio);

    private static FileFormat FormatOf(HashSet<string> names) =>
        names.Contains("[Content_Types].xml")
            ? Inside(names, "word/") ?? Inside(names, "ppt/") ?? Inside(names, "xl/") ?? FileFormat.Archive
            : names.Contains("mimetype") ? FileFormat.OpenDocument : FileFormat.Archive;

    private static FileFormat? Inside(HashSet<string> names, string folder) =>
        !names.Any(name => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase)) ? null
        : folder == "word/" ? FileFormat.Word
        : folder == "ppt/" ? FileFormat.Slides
        : FileFormat.Sheet;
}
