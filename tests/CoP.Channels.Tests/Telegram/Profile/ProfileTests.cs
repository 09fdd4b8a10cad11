using CoP.Channels.Telegram.Profile;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Community;
using CoP.Dialogs;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Profile;

public sealed class ProfileTests
{
    [Fact]
    public void Commands_AreTheSameInEveryLanguage_InTheSameOrder()
    {
        var menu = new CommandMenu(FeatureServices.Catalog(FeatureList.All), new ResourceLocalizer());
        Assert.All(Languages.All, language =>
        {
            Assert.Equal(["ask", "questions", "events", "topics", "open", "find", "documents", "glossary", "share", "saved", "programmes", "actions", "action", "recommendations", "resolutions", "roundtable", "discussions", "language", "profile", "organise", "calendar", "preferences", "away", "decisions", "connect", "help", "cancel"], Names(menu.Entries(MenuScopes.Private, language)));
            Assert.Equal(["ask", "glossary", "help", "bind"], Names(menu.Entries(MenuScopes.Groups, language)));
        });
        var all = Languages.All.Select(ProfileTexts.Load).ToList();
        Assert.Equal(4, all.Select(texts => texts.Description).Distinct().Count());
        Assert.All(all, texts => Assert.True(texts is { Description.Length: <= 512, ShortDescription.Length: <= 120 }));
    }

    [Fact]
    public async Task Profile_IsSetInEveryLanguage_AndNotAgainWhenNothingChanged()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using (await TelegramHost.StartAsync(telegram))
        {
            await telegram.WaitForAsync("setMyShortDescription", 4);
        }

        await using var second = await TelegramHost.StartAsync(telegram);
        await telegram.WaitForAsync("getMyShortDescription", 8);
        Assert.Equal((8, 4, 4), (Count(telegram, "setMyCommands"), Count(telegram, "setMyDescription"), Count(telegram, "setMyShortDescription")));
        Assert.Empty(telegram.Faults);
    }

    [Fact]
    public async Task Profile_WhenItCannotBeSet_DoesNotKeepTheChannelFromWorking()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        telegram.Break(Enumerable.Repeat(TelegramFault.Refuse("getMyCommands", 404, "Not Found"), 8));
        telegram.Break(Enumerable.Repeat(TelegramFault.Refuse("setMyCommands", 500, "Internal Server Error"), 8));
        telegram.Person(77, "Ada").Say("hello");
        await using var host = await TelegramHost.StartAsync(telegram);
        Assert.Equal("hello", ((MessageReceived)(await host.Turns.WaitAsync(1))[0].What).Text);
        await host.Logs.WaitForAsync("setMyCommands in en failed");
    }

    [Fact]
    public async Task Profile_WhenTelegramIsUnwell_IsNotTriedFurther_SoThatRepliesNeedNotWaitForItsCircuit()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        telegram.Break(Enumerable.Repeat(TelegramFault.Refuse("setMyCommands", 500, "Internal Server Error"), 8));
        await using var host = await TelegramHost.StartAsync(telegram);
        await host.Logs.WaitForAsync("setMyCommands in en failed");
        telegram.Person(77, "Ada").Say("hello");
        await host.Turns.WaitAsync(1);
        Assert.Equal((1, 0), (Count(telegram, "setMyCommands"), Count(telegram, "setMyDescription")));
    }

    [Fact]
    public async Task Profile_OfWhichOneTextIsRefused_IsSetOtherwise()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        telegram.Break([TelegramFault.Refuse("setMyCommands", 400, "Bad Request: too long")]);
        await using var host = await TelegramHost.StartAsync(telegram);
        await telegram.WaitForAsync("setMyShortDescription", 4);
        Assert.Equal(8, Count(telegram, "setMyCommands"));
    }

    private static IEnumerable<string> Names(IEnumerable<MenuEntry> commands) => commands.Select(command => command.Command);

    private static int Count(TelegramStandIn telegram, string method) => telegram.Ledger.Count(call => call.Method == method);
}
