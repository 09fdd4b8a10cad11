using System.ComponentModel;
using System.Diagnostics;

namespace CoP.Extraction.Processes;

/// <summary>Starts a child, listens to it, and watches its time and memory. When it is over, the child and all that it started are gone.</summary>
internal sealed class ChildProcess(ChildCommand command, TimeProvider clock)
{
    /// <summary>Of memory that it really holds, the runtime and its libraries included.</summary>
    public const long MaxBytes = 256L << 20;

    private const int MaxAnswerBytes = 2_000_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(25);

    /// <param name="seconds">For each file.</param>
    /// <returns>Null when no process could be started.</returns>
    public async Task<ChildEnd?> RunAsync(int seconds, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = command.Start(seconds, paths) };
        if (!TryStart(process))
        {
            return null;
        }

        try
        {
            return await ListenAsync(process, TimeSpan.FromSeconds(seconds) * paths.Count, MaxAnswerBytes * paths.Count, cancel);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private static bool TryStart(Process process)
    {
        try
        {
            return process.Start();
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<ChildEnd> ListenAsync(Process process, TimeSpan time, int bytes, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        process.StandardInput.Close();
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, enough.Token); // They are nobody's, but a full pipe would hold it up.
        var output = ReadAsync(process.StandardOutput.BaseStream, bytes, enough.Token);
        var (cause, peak) = await WatchAsync(process, time, output, bytes, enough.Token);
        var said = cause == ExtractionOutcome.Read ? await output : [];
        var code = cause == ExtractionOutcome.Read ? process.ExitCode : -1;
        await enough.CancelAsync();
        await Task.WhenAll(errors, output).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new(cause, said, code, peak);
    }

    /// <summary>Until the child has ended and all it said is read, or there is a reason to end it.</summary>
    private async Task<(ExtractionOutcome Cause, long Peak)> WatchAsync(Process process, TimeSpan time, Task<byte[]> output, int bytes, CancellationToken cancel)
    {
        var (began, peak) = (clock.GetTimestamp(), 0L);
        var end = Task.WhenAll(process.WaitForExitAsync(cancel), output);
        while (!end.IsCompleted)
        {
            peak = Math.Max(peak, Memory(process));
            if (Reason(peak, clock.GetElapsedTime(began) > time, output, bytes) is { } reason)
            {
                return (reason, peak);
            }

            await Task.WhenAny(end, Task.Delay(LookEvery, clock, cancel));
        }

        await end;
        return (ExtractionOutcome.Read, peak);
    }

    private static ExtractionOutcome? Reason(long peak, bool isTooLong, Task<byte[]> output, int bytes) =>
        peak > MaxBytes ? ExtractionOutcome.TooLarge
        : isTooLong ? ExtractionOutcome.TooLong
        : output is { IsCompletedSuccessfully: true, Result.Length: var said } && said > bytes ? ExtractionOutcome.NotReadable
        : null;

    private static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It has just ended.
        }
    }

    /// <summary>All that is said; of a child that does not stop, one byte more than it may, after which it is not listened to.</summary>
    private static async Task<byte[]> ReadAsync(Stream output, int most, CancellationToken cancel)
    {
        using var said = new MemoryStream();
        var piece = new byte[16_384];
        for (int read; said.Length <= most && (read = await output.ReadAsync(piece, cancel)) > 0;)
        {
            said.Write(piece, 0, read);
        }

        return said.ToArray();
    }

    private static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }
}
