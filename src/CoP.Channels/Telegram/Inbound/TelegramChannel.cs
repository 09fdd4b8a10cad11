using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Profile;
using CoP.Channels.Telegram.Translation;
using CoP.Community;
using CoP.Community.DueWork;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>The life of the channel: learn who we are, tell Telegram what we can do, let updates in.</summary>
internal sealed partial class TelegramChannel(
    TelegramApi api,
    TelegramIdentity identity,
    TelegramHealth health,
    ProfilePublisher profile,
    TelegramPolling polling,
    ISoleWork sole,
    Loops loops,
    TimeProvider time,
    IOptions<TelegramOptions> options,
    ILogger<TelegramChannel> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            health.Off();
            return;
        }

        await loops.KeepAsync("telegram", LiveAsync, stoppingToken);
    }

    private async Task LiveAsync(CancellationToken cancel)
    {
        if (await UntilDoneAsync(new GetMeRequest(), cancel) is { } me)
        {
            identity.Learn(TelegramBot.Of(me));
            var publishing = loops.KeepAsync("telegram-profile", profile.PublishAsync, cancel);
            await loops.KeepAsync("telegram-updates", ReceiveAsync, cancel);
            await publishing;
        }
    }

    private Task ReceiveAsync(CancellationToken cancel) =>
        options.Value.Mode == TelegramMode.Webhook ? OpenWebhookAsync(cancel) : PollAsync(cancel);

    /// <summary>Never with drop_pending_updates: what waits there was said by somebody. Of several processes one polls: Telegram refuses a second.</summary>
    private async Task PollAsync(CancellationToken cancel)
    {
        await UntilDoneAsync(new DeleteWebhookRequest(), cancel);
        health.Working(); // The first answer to a poll may take the best part of a minute.
        await sole.RunAsync($"telegram-{identity.Bot!.Id}", polling.RunAsync, cancel);
    }

    private async Task OpenWebhookAsync(CancellationToken cancel)
    {
        var request = new SetWebhookRequest
        {
            Url = options.Value.WebhookUrl,
            SecretToken = options.Value.SecretToken,
            AllowedUpdates = UpdateTranslator.Kinds,
        };
        await UntilDoneAsync(request, cancel);
        health.Working();
    }

    /// <summary>Makes a call that may be repeated until it is answered: the result, or null when the token is refused.</summary>
    private async Task<T?> UntilDoneAsync<T>(RequestBase<T> request, CancellationToken cancel)
    {
        for (var failures = 1; true; failures++)
        {
            var answer = await api.CallAsync(request, cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer is ApiAnswer<T>.Ok ok)
            {
                return ok.Result;
            }

            if (health.StopsAt(answer))
            {
                return default;
            }

            LogRefused(request.MethodName, answer.Failure);
            health.Waiting($"{request.MethodName}: {answer.Failure}");
            await Task.Delay(answer.Pause(failures), time, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram {Method} failed and will be tried again: {Failure}")]
    private partial void LogRefused(string method, string? failure);
}
