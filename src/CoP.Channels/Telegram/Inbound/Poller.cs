using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Translation;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>
/// Long polling. The offset confirms updates, so it moves only after the whole batch is committed: a crash or a database
/// that is away repeats updates, which the inbox recognises, and loses none.
/// </summary>
internal sealed partial class Poller(
    TelegramApi api, UpdateBatch batch, RetryingStartupCall insistence, TelegramHealth health, TimeProvider time, ILogger<Poller> log)
{
    private readonly Backoff _backoff = new();
    private long? _offset;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!health.IsStopped)
        {
            var pause = await StepAsync(cancel);
            cancel.ThrowIfCancellationRequested();
            await Task.Delay(pause, time, cancel);
        }
    }

    private async Task<TimeSpan> StepAsync(CancellationToken cancel)
    {
        var answer = await api.PollAsync(_offset, UpdateTranslator.Kinds, cancel);
        return answer is ApiAnswer<RawUpdate[]>.Ok { Result: var updates }
            ? await CommitAsync(updates, cancel)
            : Failed(answer, cancel);
    }

    private async Task<TimeSpan> CommitAsync(RawUpdate[] updates, CancellationToken cancel)
    {
        try
        {
            await batch.CommitAsync(updates, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogNotCommitted(failure, updates.Length);
            health.Waiting("Updates cannot be stored; Telegram keeps them for 24 hours.");
            return _backoff.Next();
        }

        var before = _offset;
        _offset = UpdateBatch.After(updates, _offset);
        if (updates.Length > 0 && _offset == before)
        {
            health.Waiting("Telegram sends updates without numbers, which cannot be confirmed.");
            return _backoff.Next();
        }

        _backoff.Reset();
        health.Working();
        return TimeSpan.Zero;
    }

    private TimeSpan Failed(ApiAnswer<RawUpdate[]> answer, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested || insistence.Stops(answer))
        {
            return TimeSpan.Zero;
        }

        Report(answer);
        health.Waiting($"getUpdates: {answer.Failure}");
        return Pauses.After(answer, _backoff);
    }

    private void Report(ApiAnswer<RawUpdate[]> answer)
    {
        if (answer is ApiAnswer<RawUpdate[]>.Refused { Error.ErrorCode: 409 })
        {
            LogConflict(answer.Failure);
        }
        else
        {
            LogFailed(answer.Failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} Telegram updates could not be committed; they stay unconfirmed and come again.")]
    private partial void LogNotCommitted(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Another program polls with this bot's token, or set a webhook for it. Only one may: stop the other, or give this one its own bot. {Failure}")]
    private partial void LogConflict(string? failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram getUpdates failed and will be tried again: {Failure}")]
    private partial void LogFailed(string? failure);
}
