using System.Globalization;
using CoP.Bot.Hosting;
using CoP.Extraction.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoP.Extraction.Tests;

/// <summary>A folder for files, and the real process that reads them.</summary>
public sealed class Reading : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-extraction-").FullName;

    internal static ChildCommand Command => ChildCommand.Of(typeof(BotHost).Assembly);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static ExtractionProcess Through(ChildCommand command, ExtractionOptions? options = null, TimeProvider? clock = null, ILogger<ExtractionProcess>? log = null) =>
        new(command, Options.Create(options ?? new ExtractionOptions()), clock ?? TimeProvider.System, log ?? NullLogger<ExtractionProcess>.Instance);

    /// <summary>Writes the file under a name of ours, and reads it under the name that its sender gave it.</summary>
    internal async Task<ExtractedText> ReadAsync(byte[] content, string name)
    {
        using var process = Through(Command);
        return await process.ReadAsync(Write(content), name, CancellationToken.None);
    }

    internal string Write(byte[] content)
    {
        var path = NewPath();
        File.WriteAllBytes(path, content);
        return path;
    }

    internal string NewPath() => Path.Combine(_folder, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));

    /// <summary>Whether any process of this machine still has the file on its command line.</summary>
    internal static bool IsRead(string path) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(path, StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });
}
