using CoP.Extraction.Formats;
using CoP.Extraction.Office;

namespace CoP.Extraction;

/// <summary>Reads a file by what it is. Runs in the process that is started for it: whatever goes wrong here hurts nobody.</summary>
internal static class FileReading
{
    /// <summary>Whatever is wrong with the file is an outcome.</summary>
    public static ExtractedText Read(string path, CollectedText into)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, into);
        }
        catch (Exception fault)
        {
            return new(Outcome(fault));
        }
    }

    private static ExtractedText Read(Stream file, CollectedText into)
    {
        var format = FileFormat.Unknown;
        try
        {
            format = FormatSniffer.Sniff(file);
            file.Position = 0;
            return Finish(Read(file, format, into), into);
        }
        catch (Exception fault)
        {
            return new(Outcome(fault), format);
        }
    }

    private static ExtractedText Read(Stream file, FileFormat format, CollectedText into) => format switch
    {
        FileFormat.Pdf => PdfReading.Read(file, into),
        FileFormat.Word => OfficeReading.Read(file, format, into, WordReading.Read),
        FileFormat.Slides => OfficeReading.Read(file, format, into, SlidesReading.Read),
        FileFormat.Sheet => OfficeReading.Read(file, format, into, (_, text) => SheetReading.Read(file, format, text)),
        FileFormat.OldSheet => SheetReading.Read(file, format, into),
        FileFormat.Html => HtmlFileReading.Read(file, into),
        FileFormat.Text => TextReading.Read(file, into),
        FileFormat.Recording => RecordingReading.Read(file),
        FileFormat.LockedOffice => new(ExtractionOutcome.Encrypted, format),
        _ => new(ExtractionOutcome.NotReadable, format),
    };

    private static ExtractedText Finish(ExtractedText read, CollectedText into)
    {
        var text = read.Outcome == ExtractionOutcome.Read ? into.ToString() : "";
        return read with
        {
            Outcome = read.Outcome != ExtractionOutcome.Read || text.Length > 0 ? read.Outcome : into.IsCut ? ExtractionOutcome.TooLong : ExtractionOutcome.Empty,
            Text = text,
            IsCut = text.Length > 0 && into.IsCut,
            Title = CollectedText.Property(read.Title),
            Author = CollectedText.Property(read.Author),
            Year = read.Year is > 1 and < 10_000 ? read.Year : null,
        };
    }

    private static ExtractionOutcome Outcome(Exception fault) => fault switch
    {
        TooMuchException or OutOfMemoryException => ExtractionOutcome.TooLarge,
        UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException or ExcelDataReader.Exceptions.InvalidPasswordException => ExtractionOutcome.Encrypted,
        { InnerException: { } inner } => Outcome(inner),
        _ => ExtractionOutcome.NotReadable,
    };
}
