using CoP.Channels.Telegram;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Inbound;

public sealed class PollingTests : IAsyncLifetime
{
    private TelegramStandIn _telegram = null!;

    public async Task InitializeAsync() => _telegram = await TelegramStandIn.StartAsync();

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    [Fact]
    public async Task Words_WhenSaid_ReachTheTurnsOnce()
    {
        var ada = _telegram.Person(77, "Ada", "sw");
        ada.Say("habari");
        await using var host = await TelegramHost.StartAsync(_telegram);
        ada.Say("tena");
        var seen = await host.Turns.WaitAsync(2);
        Assert.Equal(["habari", "tena"], seen.Select(incoming => ((MessageReceived)incoming.What).Text));
        Assert.All(seen, incoming => Assert.Equal(("7000001", "77", "sw"), (incoming.Bot, incoming.From.ExternalId, incoming.LanguageHint)));
        Assert.Empty(_telegram.Faults);
    }

    [Fact]
    public async Task Offset_WhenATurnFails_StaysUntilTheTurnIsCommitted()
    {
        var turns = new RecordingTurns { Inside = _ => throw new DatabaseAway() };
        _telegram.Person(77, "Ada").Say("keep me");
        await using var host = await TelegramHost.StartAsync(_telegram, turns: turns);
        await host.Logs.WaitForAsync("could not be committed");
        Assert.Equal(1, _telegram.Unconfirmed);
        turns.Inside = _ => Task.CompletedTask;
        await host.AdvanceUntilAsync(turns.WaitAsync(1));
        Assert.Equal("keep me", ((MessageReceived)turns.Seen[0].What).Text);
    }

    [Fact]
    public async Task Chats_WhenOneIsSlow_DoNotWaitForEachOther_ButEachKeepsItsOrder()
    {
        var release = new TaskCompletionSource();
        var turns = new RecordingTurns { Inside = incoming => incoming.What is MessageReceived { Text: "slow" } ? release.Task : Task.CompletedTask };
        var (ada, bob) = (_telegram.Person(77, "Ada"), _telegram.Person(78, "Bob"));
        ada.Say("slow");
        ada.Say("after slow");
        bob.Say("quick");
        await using var host = await TelegramHost.StartAsync(_telegram, turns: turns);
        var first = await turns.WaitAsync(1);
        Assert.Equal("quick", ((MessageReceived)first[0].What).Text);
        release.SetResult();
        var seen = await turns.WaitAsync(3);
        Assert.Equal(["quick", "slow", "after slow"], seen.Select(incoming => ((MessageReceived)incoming.What).Text));
    }

    [Fact]
    public async Task Webhook_WhenModeIsPolling_IsRemovedWithoutDroppingWhatWaits()
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        var call = await _telegram.WaitForAsync("deleteWebhook");
        Assert.False(call.Body.TryGetProperty("drop_pending_updates", out _));
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task Channel_WhenTheTokenIsRefused_StopsWithAnAlarm(int code, string description)
    {
        _telegram.Break(TelegramFault.Refuse("getUpdates", code, description));
        await using var host = await TelegramHost.StartAsync(_telegram);
        await host.Logs.WaitForAsync("the channel is stopped");
        var health = host.Services.GetRequiredService<TelegramHealth>();
        Assert.True(health.IsStopped);
        Assert.Contains("Telegram:Token", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poller_WhenAnotherPolls_NamesTheCauseAndTriesAgainLater()
    {
        _telegram.Break(TelegramFault.Refuse("getUpdates", 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"));
        await using var host = await TelegramHost.StartAsync(_telegram);
        await host.Logs.WaitForAsync("Another program polls");
        _telegram.Person(77, "Ada").Say("still there?");
        Assert.Empty(host.Turns.Seen);
        await host.AdvanceUntilAsync(host.Turns.WaitAsync(1));
    }

    [Fact]
    public async Task Poller_WhenToldToWait_AsksNotOneSecondEarlier()
    {
        _telegram.Break(TelegramFault.Flood("getUpdates", 17));
        await using var host = await TelegramHost.StartAsync(_telegram);
        await host.Logs.WaitForAsync("getUpdates failed");
        await _telegram.WaitForAsync("setMyShortDescription", 4);
        _telegram.Person(77, "Ada").Say("hello");
        var asleep = TimeSpan.FromSeconds(17);
        await host.Time.AsleepAsync(asleep);
        host.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.True(host.Time.AsleepAsync(asleep).IsCompletedSuccessfully);
        Assert.Equal(1, _telegram.Unconfirmed);
        await host.AdvanceUntilAsync(host.Turns.WaitAsync(1));
    }

    [Fact]
    public async Task Channel_WhenTheLineIsCut_ComesBack()
    {
        _telegram.Break(TelegramFault.AcceptThenClose("getMe"), TelegramFault.AcceptThenClose("deleteWebhook"));
        _telegram.Person(77, "Ada").Say("hello");
        await using var host = await TelegramHost.StartAsync(_telegram);
        await host.AdvanceUntilAsync(host.Turns.WaitAsync(1));
        Assert.Equal("CopTestBot", host.Services.GetRequiredService<TelegramIdentity>().Bot?.Username);
    }

    [Fact]
    public async Task Channel_WhenSwitchedOff_CallsNobody()
    {
        await using var host = await TelegramHost.StartAsync(_telegram, settings =>
        {
            settings["Telegram:Enabled"] = "false";
            settings["Telegram:Token"] = "";
        });
        await host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single().ExecuteTask!;
        Assert.Equal("Switched off.", host.Services.GetRequiredService<TelegramHealth>().Description);
        Assert.Empty(_telegram.Ledger);
    }

    [Fact]
    public async Task Token_WhateverHappens_IsNeverLogged()
    {
        _telegram.Break(TelegramFault.AcceptThenClose("getMe"), TelegramFault.Refuse("getUpdates", 500, "Internal Server Error"));
        await using var host = await TelegramHost.StartAsync(_telegram);
        await host.AdvanceUntilAsync(host.Logs.WaitForAsync("getUpdates failed"));
        var secret = TelegramStandIn.Token.Split(':')[1];
        Assert.DoesNotContain(host.Logs.All, line => line.Line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Update_WhenItCannotBeRead_IsPassedOverAndTheNextArrives()
    {
        _telegram.AddUpdate("message", new() { ["message_id"] = "not a number" });
        _telegram.Person(77, "Ada").Say("next");
        await using var host = await TelegramHost.StartAsync(_telegram);
        var seen = await host.Turns.WaitAsync(1);
        Assert.Equal("next", ((MessageReceived)seen[0].What).Text);
        await host.Logs.WaitForAsync("cannot be read");
    }

    [Fact]
    public async Task Typing_WhenATurnTakesLong_IsShownUntilItEnds()
    {
        var release = new TaskCompletionSource();
        var turns = new RecordingTurns { Inside = _ => release.Task };
        _telegram.Person(77, "Ada").Say("think");
        await using var host = await TelegramHost.StartAsync(_telegram, turns: turns);
        await host.AdvanceUntilAsync(_telegram.WaitForAsync("sendChatAction", 2));
        release.SetResult();
        await turns.WaitAsync(1);
        Assert.Empty(_telegram.Faults);
    }
}
