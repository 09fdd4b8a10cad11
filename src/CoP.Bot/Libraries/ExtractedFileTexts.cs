using CoP.Community.Files;
using CoP.Extraction;

namespace CoP.Bot.Libraries;

/// <summary>Has files read in a process of their own; the bytes go there by a file that nobody else may open and that is gone afterwards.</summary>
internal sealed partial class ExtractedFileTexts(ExtractionProcess process, ExtractionMeter meter, ILogger<ExtractedFileTexts> log) : IFileTexts
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<FileText> ReadAsync(string name, byte[] content, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"cop-file-{Guid.NewGuid():n}");
        try
        {
            await WriteAsync(path, content, cancel);
            var read = await meter.MeasureAsync(() => process.ReadAsync(path, name, cancel));
            return new FileText(OutcomeOf(read), read.Text, read.Title, read.Author, read.Year, read.Pages, read.Minutes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(fault);
            return new FileText(FileTextOutcome.NotTried); // A full disk, say: whoever has sent the file must not wait for that.
        }
        finally
        {
            Forget(path);
        }
    }

    private void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(fault);
        }
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, cancel);
    }

    /// <summary>What was read of a file whose name claims another kind is as good as any.</summary>
    private static FileTextOutcome OutcomeOf(ExtractedText read) => read switch
    {
        { Text.Length: > 0 } => FileTextOutcome.Read,
        { Format: FileFormat.Recording, Outcome: ExtractionOutcome.Empty } => FileTextOutcome.Recording,
        { Outcome: ExtractionOutcome.Read or ExtractionOutcome.Empty } => FileTextOutcome.Empty,
        { Outcome: ExtractionOutcome.NotTried } => FileTextOutcome.NotTried,
        _ => FileTextOutcome.Unreadable,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A file could not be laid down to be read")]
    private partial void LogNotWritten(Exception fault);
}
