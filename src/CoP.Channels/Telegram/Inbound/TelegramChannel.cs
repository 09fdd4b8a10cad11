using CoP.Channels.Telegram.Profile;
using CoP.Channels.Telegram.Translation;
using CoP.Community;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>The life of the channel: learn who we are, tell Telegram what we can do, let updates in.</summary>
internal sealed class TelegramChannel(
    RetryingStartupCall insistence,
    TelegramIdentity identity,
    TelegramHealth health,
    ProfilePublisher profile,
    Poller poller,
    Loops loops,
    IOptions<TelegramOptions> options) : BackgroundService
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
        if (await insistence.UntilDoneAsync(new GetMeRequest(), cancel) is { } me)
        {
            identity.Learn(TelegramBot.Of(me));
            var publishing = loops.KeepAsync("telegram-profile", profile.PublishAsync, cancel);
            await loops.KeepAsync("telegram-updates", ReceiveAsync, cancel);
            await publishing;
        }
    }

    private Task ReceiveAsync(CancellationToken cancel) =>
        options.Value.Mode == TelegramMode.Webhook ? OpenWebhookAsync(cancel) : PollAsync(cancel);

    /// <summary>Never with drop_pending_updates: what waits there was said by somebody.</summary>
    private async Task PollAsync(CancellationToken cancel)
    {
        await insistence.UntilDoneAsync(new DeleteWebhookRequest(), cancel);
        health.Working(); // The first answer to a poll may take the best part of a minute.
        await poller.RunAsync(cancel);
    }

    private async Task OpenWebhookAsync(CancellationToken cancel)
    {
        var request = new SetWebhookRequest
        {
            Url = options.Value.WebhookUrl,
            SecretToken = options.Value.SecretToken,
            AllowedUpdates = UpdateTranslator.Kinds,
        };
        await insistence.UntilDoneAsync(request, cancel);
        health.Working();
    }
}
