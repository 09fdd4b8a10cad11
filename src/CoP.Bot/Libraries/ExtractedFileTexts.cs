using CoP.Community.Files;
using CoP.Extraction;

namespace CoP.Bot.Libraries;

/// <summary>Has files read in a process of their own; the bytes go there by a file that nobody else may open and that is gone afterwards.</summary>
internal sealed class ExtractedFileTexts(ExtractionProcess process) : IFileTexts
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<FileText> ReadAsync(string name, byte[] content, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"cop-file-{Guid.NewGuid():n}");
        try
        {
            await WriteAsync(path, content, cancel);
            var read = await process.ReadAsync(path, name, cancel);
            return new FileText(OutcomeOf(read), read.Text, read.Title, read.Author, read.Year, read.Pages);
        }
        finally
        {
            File.Delete(path);
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
        { Outcome: ExtractionOutcome.Read or ExtractionOutcome.Empty } => FileTextOutcome.Empty,
        _ => FileTextOutcome.Unreadable,
    };
}
