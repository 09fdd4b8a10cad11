using CoP.Community;
using CoP.Community.Delivery.Purging;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

/// <summary>The same words under another id: a repeat of the channel's, or a person who says it twice.</summary>
public sealed class RepeatTests
{
    private const string Asker = "Ekidor Lomurut Nakale";

    [Fact]
    public async Task Words_SaidTwice_HaveTwoEffects()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Teams, "en");

        await SayAsync(stage, chat, "1");
        Assert.False((await SayAsync(stage, chat, "2")).Repeated);

        Assert.Equal(2, (await stage.DeliverAsync()).Count);
    }

    [Fact]
    public async Task Words_UnderANewId_AfterTheFirstCameAgain_HaveNoSecondEffect()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Teams, "en");

        await SayAsync(stage, chat, "1");
        stage.Town.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.True((await SayAsync(stage, chat, "1")).Repeated);
        stage.Town.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.True((await SayAsync(stage, chat, "2")).Repeated);
        stage.Town.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.True((await SayAsync(stage, chat, "2")).Repeated);

        Assert.Single(await stage.DeliverAsync());
    }

    [Fact]
    public async Task Words_UnderANewId_AfterALateAnswer_HaveNoSecondEffect()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Teams, "en");

        await SayAsync(stage, chat, "1", arrived: stage.Town.Now - TimeSpan.FromSeconds(20));
        Assert.True((await SayAsync(stage, chat, "2")).Repeated);

        Assert.Single(await stage.DeliverAsync());
    }

    [Theory]
    [InlineData("other words", 15)]
    [InlineData("the same", 125)]
    public async Task Words_AfterARepeat_CountAgain_WhenTheyAreOthersOrMuchLater(string key, int seconds)
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Teams, "en");

        await SayAsync(stage, chat, "1");
        await SayAsync(stage, chat, "1");
        stage.Town.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.False((await SayAsync(stage, chat, "2", key)).Repeated);
    }

    [Fact]
    public async Task Words_OnAChannelThatKeepsItsIds_AreNeverTakenForARepeat()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Telegram, "en");

        await SayAsync(stage, chat, "1", key: null);
        await SayAsync(stage, chat, "1", key: null);
        Assert.False((await SayAsync(stage, chat, "2", key: null)).Repeated);
    }

    [Fact]
    public async Task Event_KnownForLessThanTheChannelRepeatsIt_HasNoSecondEffect()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Teams, "en");
        await SayAsync(stage, chat, "1");
        stage.Town.Time.Advance(new TimeSpan(23, 59, 0));
        await PurgeAsync(stage);
        Assert.True((await SayAsync(stage, chat, "1")).Repeated);

        stage.Town.Time.Advance(TimeSpan.FromHours(24)); // Telegram's longest, on the same clock.
        await PurgeAsync(stage);
        Assert.True((await SayAsync(stage, chat, "1")).Repeated);

        stage.Town.Time.Advance(TimeSpan.FromDays(6));
        await PurgeAsync(stage);
        Assert.Empty(await stage.Town.ReadAsync(static db => db.Inbox.ToListAsync()));
    }

    [Fact]
    public async Task Event_ThatComesWhenItIsForgotten_IsNew_AndDoesNotTripOverWhatTheOldOneSaid()
    {
        await using var stage = await Stage.SetAsync();
        var chat = await stage.ChatAsync(Asker, Channels.Telegram, "en");
        await SayAsync(stage, chat, "1", key: null);
        Assert.Single(await stage.DeliverAsync());
        stage.Town.Time.Advance(TimeSpan.FromDays(8));
        await PurgeAsync(stage);
        Assert.Empty(await stage.Town.ReadAsync(static db => db.Inbox.ToListAsync()));
        Assert.Single(await stage.Town.ReadAsync(static db => db.Outbox.ToListAsync())); // It is kept for longer.

        Assert.Equal((false, false), await SayAsync(stage, chat, "1", key: null) is var again ? (again.Failed, again.Repeated) : default);

        Assert.Single(await stage.DeliverAsync());
    }

    private static Task<int> PurgeAsync(Stage stage) =>
        stage.Town.Services.GetRequiredService<IPurge>().RunAsync(default);

    private static Task<TurnOutcome> SayAsync(Stage stage, Chat chat, string id, string? key = "the same", DateTimeOffset? arrived = null) =>
        stage.Turns.HandleAsync(chat.Incoming(new MessageReceived("/questions"), id) with { RepeatKey = key, ArrivedAt = arrived ?? stage.Town.Now }, default);
}
