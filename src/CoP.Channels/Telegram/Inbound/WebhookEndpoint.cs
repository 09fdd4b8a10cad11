using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoP.Community;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>
/// <c>POST /api/telegram</c>. Telegram repeats an update after anything but 2xx, one at a time per chat, for up to
/// 24 hours. So 4xx is only for what Telegram's server does not send (or a proxy mangled on the way: the repeat may come
/// whole); an update with a number that we cannot make sense of is kept as it came, and gets 200.
/// </summary>
internal sealed partial class WebhookEndpoint(
    TelegramUpdateHandler handler, TelegramIdentity identity, IOptions<TelegramOptions> options, RefusalMeter refusals, ILogger<WebhookEndpoint> log)
{
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int RetryAfterSeconds = 5;

    public async Task<IResult> HandleAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!IsTelegram(request))
        {
            LogStranger();
            return Results.Unauthorized();
        }

        return await WebhookBody.ReadAsync(request, cancel) is { } body
            ? await HandleAsync(body, request.HttpContext.Response, cancel)
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private async Task<IResult> HandleAsync(ReadOnlyMemory<byte> body, HttpResponse response, CancellationToken cancel)
    {
        if (WebhookBody.Parse(body) is not { } update)
        {
            LogNoUpdate(body.Length);
            return Results.BadRequest();
        }

        // Without our name a group's words cannot be told apart from words to us: Telegram brings them again.
        if (identity.Bot is null)
        {
            return Later(response);
        }

        return await CommitAsync(update, response, cancel);
    }

    private async Task<IResult> CommitAsync(RawUpdate update, HttpResponse response, CancellationToken cancel)
    {
        try
        {
            foreach (var incoming in await handler.ReadAsync([update], cancel))
            {
                await handler.HandleAsync(incoming, cancel);
            }

            return Results.Ok();
        }
        catch (DbException failure)
        {
            LogNotCommitted(failure);
            refusals.Count(ChannelNames.Telegram);
            return Later(response);
        }
    }

    private static IResult Later(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private bool IsTelegram(HttpRequest request) =>
        request.Headers[SecretHeader] is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(options.Value.SecretToken));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of the Telegram webhook without the right secret was refused.")]
    private partial void LogStranger();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A Telegram webhook call of {Bytes} bytes is no update and was refused.")]
    private partial void LogNoUpdate(int bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "A Telegram update could not be committed; Telegram was asked to bring it again.")]
    private partial void LogNotCommitted(Exception failure);
}
