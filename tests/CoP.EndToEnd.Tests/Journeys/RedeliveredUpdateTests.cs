using System.Text;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Telegram repeats an update whose answer it did not get.</summary>
public sealed class RedeliveredUpdateTests() : Journey(webhook: true)
{
    [Fact]
    public async Task Update_DeliveredAgain_HasNoSecondEffect_AlsoAfterARestart()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var update = $$$"""
            {"update_id":5000000,"message":{"message_id":9000,"date":1,"chat":{"id":{{{juma.Chat}}},"type":"private"},
            "from":{"id":{{{juma.Chat}}},"is_bot":false,"first_name":"Juma"},"text":"/questions"}}
            """;
        await DeliverAsync(update);
        await juma.Reads("You have not asked anything yet.");
        await TestBot.SettleAsync();
        var before = await CountAsync();

        await DeliverAsync(update);
        await TestBot.RestartAsync();
        await DeliverAsync(update);
        await TestBot.SettleAsync();
        Assert.Equal(before, await CountAsync());
    }

    /// <summary>Brings it until it is taken: a host that has just started asks for patience.</summary>
    private Task DeliverAsync(string update) => Eventually.SoAsync(() => IsTakenAsync(update));

    private async Task<bool> IsTakenAsync(string update)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(TestBot.Address, "/api/telegram")) { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TestBotSettings.WebhookSecret);
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode;
    }

    private Task<(int, int)> CountAsync() => TestBot.AskAsync(static async db => (await db.Inbox.CountAsync(), await db.Outbox.CountAsync()));
}
