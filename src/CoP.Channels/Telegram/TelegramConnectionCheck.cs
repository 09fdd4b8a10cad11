using CoP.Channels.Telegram.Api;
using CoP.Delivery;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace CoP.Channels.Telegram;

/// <summary>Asks Telegram who we are; from then on our links are known as well.</summary>
internal sealed class TelegramConnectionCheck(TelegramApi api, TelegramIdentity identity, IOptions<TelegramOptions> options) : IConnectionCheck
{
    public string Section => TelegramOptions.Section;

    public bool IsEnabled => options.Value.Enabled;

    public async Task<string?> FaultAsync(CancellationToken cancel)
    {
        var answer = await api.CallAsync(new GetMeRequest(), cancel);
        if (answer is ApiAnswer<User>.Ok(var me))
        {
            identity.Learn(TelegramBot.Of(me));
        }

        return answer.Failure is { } failure ? $"Telegram: {failure}." : null;
    }
}
