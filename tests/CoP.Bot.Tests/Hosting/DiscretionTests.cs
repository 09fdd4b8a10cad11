using CoP.Bot.Tests.Staging;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.Hosting;

/// <summary>What members say and who they are is nobody's business who reads the logs, however much is logged.</summary>
public sealed class DiscretionTests
{
    private const string Title = "Wherefore-question";
    private const string Details = "Wherefore-details";
    private const string PhoneName = "Zawadi-on-the-phone";
    private const string DeskName = "Zuhura-at-the-desk";

    [Fact]
    public async Task Log_AtItsMostTalkative_HoldsNoTextNameCodeTokenOrSecret()
    {
        await using var teams = await TeamsStandIn.StartAsync();
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync(
        [
            .. RunningBot.On(teams), .. RunningBot.On(telegram), "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Debug",
            "--Logging:LogLevel:Quartz=Debug", "--Logging:LogLevel:System.Net.Http=Debug",
        ]);
        string[] codes = [await InviteAsync(bot, PhoneName), await InviteAsync(bot, DeskName)];
        var activity = await TalkOnTeamsAsync(bot, teams, codes[1]);
        await TalkOnTelegramAsync(telegram, codes[0]);

        Assert.Contains(bot.Log, static line => line.StartsWith("Debug Microsoft.", StringComparison.Ordinal));
        string[] secrets =
        [
            Title, Details, PhoneName, DeskName, "Achieng", .. codes, .. codes.Select(InvitationCode.Bare), activity,
            TelegramStandIn.Token, TelegramStandIn.Token.Split(':')[1], TeamsStandIn.Secret, "token-1", "Welcome,",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(bot.Log, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<string> TalkOnTeamsAsync(RunningBot bot, TeamsStandIn teams, string code)
    {
        var person = new TeamsPerson(teams, TimeProvider.System);
        var said = 0;
        foreach (var words in (string[])[code, "ask", Details])
        {
            var activity = person.Activity("message", $"179521866{said++}", fields => fields["text"] = words);
            using var answer = await person.PostAsync(bot.Address, activity);
            Assert.True(answer.IsSuccessStatusCode);
            await RunningBot.UntilAsync(() => Task.FromResult(teams.Ledger.Count(static entry => entry.Body.Contains("\"message\"", StringComparison.Ordinal))), count => count >= said);
        }

        using var forged = await TeamsPerson.PostAsync(bot.Address, person.Message(Title).ToJsonString(), "Bearer Wherefore-token");
        Assert.Equal(401, (int)forged.StatusCode);
        return person.Token(person.Message("x")).Split('.')[0];
    }

    private static async Task TalkOnTelegramAsync(TelegramStandIn telegram, string code)
    {
        var person = telegram.Person(77_001, PhoneName);
        var said = 0;
        foreach (var words in (string[])[$"/start {InvitationCode.Bare(code)}", "/ask", Title, Details])
        {
            person.Say(words);
            await telegram.WaitForAsync("sendMessage", ++said);
        }

        telegram.Break(TelegramFault.Refuse("sendMessage", 403, $"Forbidden: {Details}"));
        person.Say("/help");
        await telegram.WaitForAsync(static call => call is { Method: "sendMessage", Status: 403 });
    }

    private static Task<string> InviteAsync(RunningBot bot, string name) => bot.Services.GetRequiredService<ITransactions>().RunAsync(
        async (services, cancel) => (await services.GetRequiredService<Invite>().HandleAsync(actor: null, name, Role.Member, cancel)).Value.Code,
        CancellationToken.None);
}
