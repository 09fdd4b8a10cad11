using System.Text.Json;
using CoP.Extraction.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Extraction;

/// <summary>Reads the text inside files that people send, each in a process of its own: a file that is made to do harm ends that process, and nothing else.</summary>
public sealed partial class ExtractionProcess : IDisposable
{
    private const int AtOnce = 2;
    private readonly SemaphoreSlim _free = new(AtOnce, AtOnce);
    private readonly ChildProcess _child;
    private readonly ExtractionOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    internal ExtractionProcess(ChildCommand command, IOptions<ExtractionOptions> options, TimeProvider clock, ILogger<ExtractionProcess> log) =>
        (_child, _options, _clock, _log) = (new(command, clock), options.Value, clock, log);

    /// <summary>Whatever is in the file, the answer is an outcome.</summary>
    /// <param name="path">Where it lies; it is read only.</param>
    /// <param name="fileName">What its sender calls it; only the ending is looked at, and only compared with what the file is.</param>
    /// <exception cref="OperationCanceledException">The caller does not want to know any more.</exception>
    public async Task<ExtractedText> ReadAsync(string path, string fileName, CancellationToken cancel)
    {
        if (BeforeReading(path) is { } known)
        {
            return known;
        }

        await _free.WaitAsync(cancel);
        try
        {
            return FileEnding.Agrees(fileName, await ReadAsync(path, cancel));
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private ExtractedText? BeforeReading(string path)
    {
        var file = new FileInfo(path);
        return !file.Exists ? new(ExtractionOutcome.NotReadable)
            : file.Length == 0 ? new(ExtractionOutcome.Empty)
            : file.Length > _options.MaxBytes ? new(ExtractionOutcome.TooLarge)
            : null;
    }

    private async Task<ExtractedText> ReadAsync(string path, CancellationToken cancel)
    {
        var began = _clock.GetTimestamp();
        if (await _child.RunAsync(_options.MaxSeconds, [Path.GetFullPath(path)], cancel) is not { } end)
        {
            LogNotStarted();
            return new(ExtractionOutcome.NotTried);
        }

        var text = end.Cause == ExtractionOutcome.Read ? Answer(end) : new(end.Cause);
        LogRead(text.Format, text.Outcome, (long)_clock.GetElapsedTime(began).TotalMilliseconds, end.PeakBytes >> 20);
        return text;
    }

    /// <summary>What the child said is not believed further than it fits: a file may have made it say anything.</summary>
    private static ExtractedText Answer(ChildEnd end)
    {
        try
        {
            return end.ExitCode == 0 && JsonSerializer.Deserialize(end.Output, ExtractionJson.Lines.ExtractedText) is { } text && Fits(text) ? text : new(ExtractionOutcome.NotReadable);
        }
        catch (JsonException)
        {
            return new(ExtractionOutcome.NotReadable);
        }
    }

    private static bool Fits(ExtractedText text) =>
        Enum.IsDefined(text.Outcome) && Enum.IsDefined(text.Format) && text.Text is { Length: <= ExtractedText.MaxLength }
        && text.Title is not { Length: > ExtractedText.MaxPropertyLength } && text.Author is not { Length: > ExtractedText.MaxPropertyLength };

    [LoggerMessage(LogLevel.Information, "A file was read: {Format}, {Outcome}, in {Milliseconds} ms with {Megabytes} MB.")]
    private partial void LogRead(FileFormat format, ExtractionOutcome outcome, long milliseconds, long megabytes);

    [LoggerMessage(LogLevel.Error, "The process that reads files could not be started.")]
    private partial void LogNotStarted();
}
