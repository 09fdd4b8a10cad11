using CoP.Channels.Telegram.Api;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>Makes a call that may be repeated (getMe, setWebhook, deleteWebhook) until it is answered.</summary>
internal sealed partial class RetryingStartupCall(TelegramApi api, TelegramHealth health, TimeProvider time, ILogger<RetryingStartupCall> log)
{
    /// <summary>The result, or null when the token is refused: then the channel is stopped.</summary>
    public async Task<T?> UntilDoneAsync<T>(RequestBase<T> request, CancellationToken cancel)
    {
        var backoff = new Backoff();
        while (true)
        {
            var answer = await api.CallAsync(request, cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer is ApiAnswer<T>.Ok ok)
            {
                return ok.Result;
            }

            if (Stops(answer))
            {
                return default;
            }

            LogRefused(request.MethodName, answer.Failure);
            health.Waiting($"{request.MethodName}: {answer.Failure}");
            await Task.Delay(Pauses.After(answer, backoff), time, cancel);
        }
    }

    /// <summary>Stops the channel for good when the server does not know the token.</summary>
    public bool Stops<T>(ApiAnswer<T> answer)
    {
        if (answer is not ApiAnswer<T>.Refused { Error.IsFatal: true })
        {
            return false;
        }

        LogStopped(answer.Failure);
        health.Stop($"Stopped: Telegram does not accept the token ({answer.Failure}). Check Telegram:Token and restart.");
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram {Method} failed and will be tried again: {Failure}")]
    private partial void LogRefused(string method, string? failure);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Telegram does not accept the token ({Failure}): the channel is stopped until a restart with a valid Telegram:Token.")]
    private partial void LogStopped(string? failure);
}
