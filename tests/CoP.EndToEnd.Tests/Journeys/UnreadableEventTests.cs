using System.Text;
using CoP.Community.Delivery;
using CoP.Community.Operations;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>An update that nobody can read, amid the others.</summary>
public sealed class UnreadableEventTests : Journey
{
    [Fact]
    public async Task Update_ThatCannotBeRead_StopsNobody_OutlivesARestart_AndIsReplayed()
    {
        TestBot.Foreseen.Add("An event on telegram cannot be read");
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTelegramAsync("Amina");
        var from = $$"""{"id":{{juma.Chat}},"is_bot":false,"first_name":"Juma"}""";
        TestBot.Telegram.AddRawUpdate("message", Encoding.UTF8.GetBytes(
            $$"""{"message_id":9001,"date":1795222518,"chat":{"id":{{juma.Chat}},"type":"private"},"from":{{from}},"text":"/nosuch \ud83d"}"""));
        await amina.Says("/help");
        await amina.Reads("What I can do for you");

        await TestBot.RestartAsync();
        await amina.Says("/nothing");
        await amina.Reads("I do not know /nothing");
        Assert.DoesNotContain("/nosuch", juma.ToString(), StringComparison.Ordinal);

        var reference = await TestBot.AskAsync(static db => db.Inbox.Where(static entry => entry.State == InboxState.Failed).Select(static entry => entry.Reference).SingleAsync());
        Assert.True((await TestBot.Services.GetRequiredService<IReplays>().ReplayAsync(reference!, CancellationToken.None)).Succeeded);
        await juma.Reads("I do not know /nosuch");
    }
}
