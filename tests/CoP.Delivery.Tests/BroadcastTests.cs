using CoP.Community.Announcements;
using CoP.Community.Delivery;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>What an announcement's rows say to the platform, and what stays of them.</summary>
public class BroadcastTests
{
    private const string Words = "The registry moves on Monday";

    [Theory]
    [InlineData("31", true)]
    [InlineData("30", false)]
    public async Task Broadcast_IsPaidFor_OnlyWhereTheSettingsAskForMoreThanIsFree(string perSecond, bool paid)
    {
        await using var fixture = new DispatcherFixture(("Delivery:TelegramPerSecond", perSecond));
        await fixture.StartAsync(Sent(DispatcherFixture.Chat("1")), DispatcherFixture.Row(DispatcherFixture.Chat("2"), "a reply"));

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(paid, Assert.Single(fixture.Seen, static request => request.Conversation.ExternalId == "1").IsPaid);
        Assert.False(Assert.Single(fixture.Seen, static request => request.Conversation.ExternalId == "2").IsPaid);
    }

    [Fact]
    public async Task Broadcast_ThatHasGone_LeavesNoCopyOfItsWordsInItsRows()
    {
        await using var fixture = new DispatcherFixture { PartCount = 3, Says = static _ => Words };
        fixture.Answer = static request => request.Conversation.ExternalId == "gone" ? new SendOutcome.Unreachable("blocked") : new SendOutcome.Sent("1");
        await fixture.StartAsync(Sent(DispatcherFixture.Chat("1")), Sent(DispatcherFixture.Chat("2")), Sent(DispatcherFixture.Chat("gone")));

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal(7, fixture.Wires.Count(static wire => wire.StartsWith(Words, StringComparison.Ordinal)));
        Assert.All(rows.Where(static row => row.State == OutboxState.Sent), static row => Assert.Null(row.Payload));
        Assert.All(rows, static row => Assert.DoesNotContain(Words, row.Body + (row.Part == 0 ? row.Payload : ""), StringComparison.Ordinal));
    }

    /// <summary>At the platform's real rate; the fan-out of the rows is not in it.</summary>
    [Fact]
    public async Task Broadcast_ToAThousand_CostsFewStatementsASend()
    {
        const int recipients = 1_000;
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync();
        await fixture.AddQuietlyAsync([.. Enumerable.Range(1, recipients).Select(static number => Sent(DispatcherFixture.Chat($"{number}")))]);
        fixture.Statements.Reset();

        await fixture.UntilAsync(() => Task.FromResult(fixture.Seen.Count), static seen => seen == recipients);
        await fixture.StepAsync();

        var most = string.Join("\n", fixture.Statements.Texts.GroupBy(static text => text).OrderByDescending(static group => group.Count()).Select(static group => $"{group.Count()} {group.Key}"));
        Assert.True(fixture.Statements.Count <= 3 * recipients, $"{fixture.Statements.Count}\n{most}");
    }

    private static OutboxMessage Sent(Conversation to)
    {
        var row = DispatcherFixture.Row(to, $"announcement:1:{to.ExternalId}", OutboxPriority.Broadcast);
        (row.BroadcastId, row.NoticeType, row.Body) = (1, nameof(AnnouncementSent), NoticeJson.Write(new AnnouncementSent(1, 0)));
        return row;
    }
}
