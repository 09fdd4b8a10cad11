namespace CoP.Extraction;

/// <summary>What the name of a file promises. The name decides nothing, but whoever sends one thing under the name of another should hear of it.</summary>
internal static class FileEnding
{
    private static readonly Dictionary<string, FileFormat[]> Promises = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = [FileFormat.Pdf],
        ["docx"] = [FileFormat.Word, FileFormat.LockedOffice],
        ["docm"] = [FileFormat.Word, FileFormat.LockedOffice],
        ["dotx"] = [FileFormat.Word, FileFormat.LockedOffice],
        ["pptx"] = [FileFormat.Slides, FileFormat.LockedOffice],
        ["pptm"] = [FileFormat.Slides, FileFormat.LockedOffice],
        ["ppsx"] = [FileFormat.Slides, FileFormat.LockedOffice],
        ["xlsx"] = [FileFormat.Sheet, FileFormat.LockedOffice],
        ["xlsm"] = [FileFormat.Sheet, FileFormat.LockedOffice],
        ["doc"] = [FileFormat.OldWord, FileFormat.RichText, FileFormat.LockedOffice],
        ["ppt"] = [FileFormat.OldSlides, FileFormat.LockedOffice],
        ["xls"] = [FileFormat.OldSheet, FileFormat.LockedOffice],
        ["rtf"] = [FileFormat.RichText],
        ["html"] = [FileFormat.Html],
        ["htm"] = [FileFormat.Html],
        ["txt"] = [FileFormat.Text],
        ["csv"] = [FileFormat.Text],
        ["tsv"] = [FileFormat.Text],
        ["md"] = [FileFormat.Text, FileFormat.Html], // Markdown may begin with a tag.
        ["zip"] = [FileFormat.Archive, FileFormat.Word, FileFormat.Slides, FileFormat.Sheet, FileFormat.OpenDocument],
        ["exe"] = [FileFormat.Program],
        ["jpg"] = [FileFormat.Picture],
        ["jpeg"] = [FileFormat.Picture],
        ["png"] = [FileFormat.Picture],
        ["mp4"] = [FileFormat.Recording],
    };

    /// <summary>The text, or what the file is instead of what its name says. An ending that nobody knows promises nothing.</summary>
    public static ExtractedText Agrees(string fileName, ExtractedText text) =>
        text.Format == FileFormat.Unknown || !Promises.TryGetValue(Of(fileName), out var promised) || promised.Contains(text.Format)
            ? text
            : new(ExtractionOutcome.WrongKind, text.Format);

    private static string Of(string fileName)
    {
        var name = fileName.AsSpan().TrimEnd();
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].ToString();
    }
}
