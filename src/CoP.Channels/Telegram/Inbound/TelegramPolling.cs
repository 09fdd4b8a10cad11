using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Translation;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>
/// Long polling: ask, commit the whole batch, and only then confirm it, by the offset of the next question. A crash or a
/// database that is away thus repeats updates, which the inbox recognises, and loses none.
/// </summary>
internal sealed partial class TelegramPolling(
    TelegramApi api, TelegramUpdateHandler handler, IBacklog backlog, TelegramHealth health, TimeProvider time, ILogger<TelegramPolling> log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private long? _offset;
    private int _failures;

    /// <summary>Ends when the channel is stopped.</summary>
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
        if (answer is ApiAnswer<RawUpdate[]>.Ok { Result: var updates })
        {
            return await ConfirmAsync(updates, cancel);
        }

        cancel.ThrowIfCancellationRequested();
        return health.StopsAt(answer) ? TimeSpan.Zero : Failed(answer);
    }

    private async Task<TimeSpan> ConfirmAsync(RawUpdate[] updates, CancellationToken cancel)
    {
        try
        {
            await CommitAsync(updates, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogNotCommitted(failure, updates.Length);
            return Wait("Updates cannot be stored; Telegram keeps them for 24 hours.");
        }

        var last = updates.Max(static update => update.Id);
        if (updates.Length > 0 && (last is null || last + 1 == _offset))
        {
            return Wait("Telegram sends updates without numbers, which cannot be confirmed.");
        }

        _offset = last + 1 ?? _offset;
        _failures = 0;
        health.Working();
        return TimeSpan.Zero;
    }

    /// <summary>In order within a chat; chats do not wait for each other. Throws when an update did not commit, after all others ended.</summary>
    private async Task CommitAsync(RawUpdate[] updates, CancellationToken cancel) => await Task.WhenAll(
        (await handler.ReadAsync(updates, cancel))
        .GroupBy(static incoming => incoming.Where.ExternalId)
        .Select(chat => InOrderAsync(chat, cancel)));

    /// <summary>So that nobody's crowd of messages keeps us from asking for the next batch.</summary>
    private Task InOrderAsync(IEnumerable<Incoming> chat, CancellationToken cancel) =>
        backlog.HandleAsync([.. chat], incoming => handler.HandleAsync(incoming, cancel), cancel);

    private TimeSpan Wait(string why)
    {
        health.Waiting(why);
        return Backoff.After(++_failures, LongestPause);
    }

    private TimeSpan Failed(ApiAnswer<RawUpdate[]> answer)
    {
        if (answer is ApiAnswer<RawUpdate[]>.Refused { Error.ErrorCode: 409 })
        {
            LogConflict(answer.Failure);
        }
        else
        {
            LogFailed(answer.Failure);
        }

        health.Waiting($"getUpdates: {answer.Failure}");
        return answer.Pause(++_failures);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} Telegram updates could not be committed; they stay unconfirmed and come again.")]
    private partial void LogNotCommitted(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Another program polls with this bot's token, or set a webhook for it. Only one may: stop the other, or give this one its own bot. {Failure}")]
    private partial void LogConflict(string? failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram getUpdates failed and will be tried again: {Failure}")]
    private partial void LogFailed(string? failure);
}
