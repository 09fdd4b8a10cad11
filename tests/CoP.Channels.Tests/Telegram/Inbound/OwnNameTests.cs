using CoP.Channels.Telegram;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Inbound;

/// <summary>BotFather can rename a bot while it runs.</summary>
public sealed class OwnNameTests : IAsyncLifetime
{
    private const long Group = -1001;
    private TelegramStandIn _telegram = null!;

    public async Task InitializeAsync() => _telegram = await TelegramStandIn.StartAsync();

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    [Theory]
    [InlineData("/ask@NewNameBot how?", "/ask how?")]
    [InlineData("@newnamebot how?", "how?")]
    public async Task Name_WhenChanged_IsKnownAtItsFirstUse_AndInLinks(string words, string expected)
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        var ada = _telegram.Person(77, "Ada");
        ada.AddBotTo(Group, "Finance");
        await host.Turns.WaitAsync(1);

        _telegram.Rename("NewNameBot");
        ada.Say(words, Group);

        var said = Assert.IsType<MessageReceived>((await host.Turns.WaitAsync(2))[1].What);
        Assert.Equal((expected, true), (said.Text, said.ToUs));
        Assert.Equal("https://t.me/NewNameBot?start=x", host.Services.GetRequiredService<TelegramIdentity>().StartLink("x")?.ToString());
    }

    [Fact]
    public async Task OldName_IsOursNoMore()
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        var ada = _telegram.Person(77, "Ada");
        ada.AddBotTo(Group, "Finance");
        _telegram.Rename("NewNameBot");
        ada.Say("@NewNameBot hello", Group);
        await host.Turns.WaitAsync(2);
        ada.Say("/ask@CopTestBot how?", Group);

        Assert.False(Assert.IsType<MessageReceived>((await host.Turns.WaitAsync(3))[2].What).ToUs);
    }

    [Fact]
    public async Task Names_OfOtherBots_HaveUsAskedOnceInAWhile()
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        var ada = _telegram.Person(77, "Ada");
        ada.AddBotTo(Group, "Finance");
        for (var count = 0; count < 20; count++)
        {
            ada.Say($"/ask@Other{count}Bot", Group);
        }

        await host.Turns.WaitAsync(21);
        Assert.InRange(_telegram.Ledger.Count(static call => call.Method == "getMe"), 1, 2);
    }

    [Fact]
    public async Task Name_WhenNobodySaysIt_IsAskedForEachHour()
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        var ada = _telegram.Person(77, "Ada");
        ada.Say("hello");
        await host.Turns.WaitAsync(1);
        _telegram.Rename("NewNameBot");
        host.Time.Advance(TimeSpan.FromHours(1));
        ada.Say("hello again");
        await host.AdvanceUntilAsync(host.Turns.WaitAsync(2)); // The poll that was open for an hour has been given up.

        Assert.Equal("NewNameBot", host.Services.GetRequiredService<TelegramIdentity>().Bot?.Username);
    }
}
