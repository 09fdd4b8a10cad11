using CoP.Channels.Files;
using CoP.Channels.Teams.Rendering;
using CoP.Delivery;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// Puts a file where a member has let us, in pieces, each with its place in the file: so it can be gone on with after anything. It never
/// arrives twice, since a session ends with its file. What cannot be put is no failure that somebody has to look at: the
/// member gets the file in another way.
/// </summary>
internal sealed partial class FileUploads(UploadClient client, UploadHosts hosts, IStoredFiles files, TimeProvider clock, ILogger<FileUploads> log) : IDisposable
{
    /// <summary>Bytes. All pieces but the last must be a multiple of 320 KiB.</summary>
    public const int Piece = 8 * 320 * 1024;

    public const int AtOnce = 4;

    /// <summary>For one attempt, well within the lease of a row; what is left then goes with the next one.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Who is asked to wait longer than this asks somebody who waits for a file.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Each holds a whole file.</summary>
    private readonly SemaphoreSlim _few = new(AtOnce);

    public async Task<SendOutcome> SendAsync(string payload, CancellationToken cancel)
    {
        var order = UploadOrder.Read(payload);
        if (hosts.Allow(order.Place) is not { } address || FileReference.Read(order.File) is not { } file)
        {
            return NotPut("not an allowed host");
        }

        if (!_few.Wait(0, CancellationToken.None))
        {
            return new SendOutcome.RetryLater(Pause, "others are being put");
        }

        try
        {
            return await files.FindAsync(file.Id, cancel) is { Content.Length: > 0 } stored ? await PutAsync(address, stored.Content, cancel) : NotPut("the file is gone");
        }
        finally
        {
            _few.Release();
        }
    }

    public void Dispose() => _few.Dispose();

    private async Task<SendOutcome> PutAsync(Uri address, byte[] file, CancellationToken cancel)
    {
        var (from, began, isKnown) = (0L, clock.GetTimestamp(), false);
        while (clock.GetElapsedTime(began) < Budget)
        {
            var count = (int)Math.Min(Piece, file.Length - from);
            var answer = await client.PutAsync(address, file, (int)from, count, cancel);
            if (answer is UploadAnswer.InDoubt)
            {
                answer = await AskAsync(address, isKnown && from + count == file.Length, cancel);
            }

            if (answer is not UploadAnswer.Awaits more)
            {
                return Outcome(answer);
            }

            if (more.From <= (isKnown ? from : -1) || more.From >= file.Length)
            {
                return new SendOutcome.RetryLater(Pause, "the upload does not move on");
            }

            (from, isKnown) = (more.From, true);
        }

        return new SendOutcome.RetryLater(Pause, "the upload takes its time");
    }

    /// <summary>Whether the last request did anything. A session that was there a moment ago, and is not after the last piece, has become the file.</summary>
    private async Task<UploadAnswer> AskAsync(Uri address, bool isLastOfKnown, CancellationToken cancel) => await client.AskAsync(address, cancel) switch
    {
        UploadAnswer.NotTaken { IsGone: true } when isLastOfKnown => new UploadAnswer.Whole(),
        UploadAnswer.InDoubt lost => new UploadAnswer.Busy(null, lost.Reason),
        var answer => answer,
    };

    private SendOutcome Outcome(UploadAnswer answer) => answer switch
    {
        UploadAnswer.Whole => new SendOutcome.Sent(null),
        UploadAnswer.Busy { Pause: { } asked } busy when asked > LongestPause => NotPut(busy.Reason),
        UploadAnswer.Busy busy => new SendOutcome.RetryLater(busy.Pause ?? Pause, $"upload: {busy.Reason}"),
        UploadAnswer.NotTaken refused => NotPut(refused.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No end of an upload."),
    };

    private SendOutcome.Moot NotPut(string reason)
    {
        Failed(reason);
        return new SendOutcome.Moot($"upload: {reason}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An accepted file was not put where its recipient said, who gets it in another way: {Reason}")]
    private partial void Failed(string reason);
}
