using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>Messages outlive a membership: what their buttons still do for somebody who is suspended, or has left.</summary>
public sealed class InactiveTests
{
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string Reader = "Halkano Guyole Dirra";

    private static AnnouncementText Text => new() { Language = "en", Title = "Forum", Body = "On Friday." };

    public static TheoryData<string, MemberStatus> Everywhere => new()
    {
        { ChannelNames.Telegram, MemberStatus.Suspended }, { ChannelNames.Telegram, MemberStatus.Removed },
        { ChannelNames.Teams, MemberStatus.Suspended }, { ChannelNames.Teams, MemberStatus.Removed },
    };

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Acknowledge_IsRefusedPlainly_AndNotRecorded(string channel, MemberStatus status)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, "en");
        await harness.AnnounceAsync(Coordinator, Text);
        await chat.HearsAsync();
        await LoseAsync(harness, Reader, status);

        await chat.PressesAsync("ack");

        Assert.Contains(NotActive(harness), chat.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(harness.Words.Say("announcements.acknowledged", "en"), chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.Responses.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Acknowledge_InAChannel_IsRefusedToThePresserAlone(string channel, MemberStatus status)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await harness.AnnounceAsync(Coordinator, Text);
        var member = await harness.MemberAsync(Reader);
        await harness.ChatAsync(Reader, channel, "en");
        var group = new Chat(harness, channel, $"{member.Id}", "group-1", "A channel") { Kind = ConversationKind.Group };
        await LoseAsync(harness, Reader, status);

        var outcome = await group.DoesAsync(new ButtonPressed(ConversationHarness.Tokens.Write(new Press("ack", $"{id}"), "abcdefgh", "group-1"), [], "m1"));

        Assert.Equal(channel == ChannelNames.Teams, outcome.Remark == NotActive(harness));
        Assert.Equal(channel == ChannelNames.Telegram, group.Transcript.Contains($"({NotActive(harness)})", StringComparison.Ordinal));
        Assert.Empty(group.Shown);
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.Responses.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Steering_ByACoordinatorOfOnce_IsRefused_AndShowsNoFiguresAnyMore(string channel, MemberStatus status)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, "en");
        var id = await harness.AnnounceAsync(Coordinator, Text, run: false);
        await chat.SaysAsync($"/ann {id}");
        await LoseAsync(harness, Coordinator, status);

        var outcome = await chat.PressesAsync("ann-pause");

        Assert.Contains(NotActive(harness), chat.Transcript, StringComparison.Ordinal);
        Assert.Null(outcome.Answer);
        Assert.Equal(BroadcastState.Running, await harness.Community.ReadAsync(static db => db.Broadcasts.Select(static one => one.State).SingleAsync()));
    }

    [Theory]
    [InlineData(MemberStatus.Suspended)]
    [InlineData(MemberStatus.Removed)]
    public async Task PreferencesCard_IsClosedWithTheReason_AndNothingOfItIsKept(MemberStatus status)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, ChannelNames.Teams, "en");
        await chat.SaysAsync("/preferences");
        await LoseAsync(harness, Reader, status);

        await chat.FillAsync(("announcement", "Off"));

        Assert.Equal(NotActive(harness), Drawing.Text(chat.Latest));
        await NothingIsKeptAsync(harness);
    }

    [Theory]
    [InlineData(MemberStatus.Suspended)]
    [InlineData(MemberStatus.Removed)]
    public async Task PreferencesButton_IsRefusedPlainly_AndNothingIsKept(MemberStatus status)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/preferences");
        await chat.PressesAsync("wish", "Announcement");
        await LoseAsync(harness, Reader, status);

        await chat.PressesAsync("wish", "Announcement:Off");

        Assert.Contains($"({NotActive(harness)})", chat.Transcript, StringComparison.Ordinal);
        await NothingIsKeptAsync(harness);
    }

    private static async Task NothingIsKeptAsync(ConversationHarness harness)
    {
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.NoticePreferences.CountAsync()));
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.Dialogs.CountAsync()));
        Assert.Null((await harness.MemberAsync(Reader)).TimeZone);
    }

    private static string NotActive(ConversationHarness harness) => harness.Words.Say("turn.notActive", "en");

    private static Task<int> LoseAsync(ConversationHarness harness, string name, MemberStatus status) => harness.Community.ChangeAsync(db => db.Members
        .Where(member => member.Name == name).ExecuteUpdateAsync(row => row.SetProperty(static member => member.Status, status)));
}
