using CoP.Community;
using CoP.Community.Retention;
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
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");

        await SayAsync(harness, chat, "1");
        Assert.False((await SayAsync(harness, chat, "2")).Repeated);

        Assert.Equal(2, (await harness.DeliverAsync()).Count);
    }

    [Fact]
    public async Task Words_UnderANewId_AfterTheFirstCameAgain_HaveNoSecondEffect()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");

        await SayAsync(harness, chat, "1");
        harness.Community.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.True((await SayAsync(harness, chat, "1")).Repeated);
        harness.Community.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.True((await SayAsync(harness, chat, "2")).Repeated);
        harness.Community.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.True((await SayAsync(harness, chat, "2")).Repeated);

        Assert.Single(await harness.DeliverAsync());
    }

    [Fact]
    public async Task Words_UnderANewId_AfterALateAnswer_HaveNoSecondEffect()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");

        await SayAsync(harness, chat, "1", arrived: harness.Community.Now - TimeSpan.FromSeconds(20));
        Assert.True((await SayAsync(harness, chat, "2")).Repeated);

        Assert.Single(await harness.DeliverAsync());
    }

    [Theory]
    [InlineData("other words", 15)]
    [InlineData("the same", 125)]
    public async Task Words_AfterARepeat_CountAgain_WhenTheyAreOthersOrMuchLater(string key, int seconds)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");

        await SayAsync(harness, chat, "1");
        await SayAsync(harness, chat, "1");
        harness.Community.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.False((await SayAsync(harness, chat, "2", key)).Repeated);
    }

    [Fact]
    public async Task Words_OnAChannelThatKeepsItsIds_AreNeverTakenForARepeat()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");

        await SayAsync(harness, chat, "1", key: null);
        await SayAsync(harness, chat, "1", key: null);
        Assert.False((await SayAsync(harness, chat, "2", key: null)).Repeated);
    }

    [Fact]
    public async Task Event_KnownForLessThanTheChannelRepeatsIt_HasNoSecondEffect()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");
        await SayAsync(harness, chat, "1");
        harness.Community.Time.Advance(new TimeSpan(23, 59, 0));
        await PurgeAsync(harness);
        Assert.True((await SayAsync(harness, chat, "1")).Repeated);

        harness.Community.Time.Advance(TimeSpan.FromHours(24)); // Telegram's longest, on the same clock.
        await PurgeAsync(harness);
        Assert.True((await SayAsync(harness, chat, "1")).Repeated);

        harness.Community.Time.Advance(TimeSpan.FromDays(6));
        await PurgeAsync(harness);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Inbox.ToListAsync()));
    }

    [Fact]
    public async Task Event_ThatComesWhenItIsForgotten_IsNew_AndDoesNotTripOverWhatTheOldOneSaid()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await SayAsync(harness, chat, "1", key: null);
        Assert.Single(await harness.DeliverAsync());
        harness.Community.Time.Advance(TimeSpan.FromDays(8));
        await PurgeAsync(harness);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Inbox.ToListAsync()));
        Assert.Single(await harness.Community.ReadAsync(static db => db.Outbox.ToListAsync())); // It is kept for longer.

        Assert.Equal((false, false), await SayAsync(harness, chat, "1", key: null) is var again ? (again.Failed, again.Repeated) : default);

        Assert.Single(await harness.DeliverAsync());
    }

    private static Task<int> PurgeAsync(ConversationHarness harness) =>
        harness.Community.Services.GetRequiredService<IPurge>().RunAsync(default);

    private static Task<TurnOutcome> SayAsync(ConversationHarness harness, Chat chat, string id, string? key = "the same", DateTimeOffset? arrived = null) =>
        harness.Turns.HandleAsync(chat.Incoming(new MessageReceived("/questions"), id) with { RepeatKey = key, ArrivedAt = arrived ?? harness.Community.Now }, default);
}
