using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.DueWork;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Announcements;

public sealed class ExpansionTests
{
    [Fact]
    public async Task FanOut_WritesOneRowForEachMember()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 8);
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();

        var rows = await fixture.RowsAsync(id);
        Assert.Equal(fixture.Members, rows.Select(static row => row.MemberId!.Value));
        Assert.All(rows, row => Assert.Equal(
            (OutboxState.Queued, OutboxPriority.Broadcast, AmbiguityPolicy.Resend, ChannelNames.Telegram, nameof(AnnouncementSent)),
            (row.State, row.Priority, row.Policy, row.RateScope, row.NoticeType)));
        Assert.Equal($"announcement:{id}:0:member-{fixture.Members[0]}", rows[0].DedupeKey);
        Assert.DoesNotContain("Words.", rows[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FanOut_WhenKilledInEveryOtherTransaction_MissesNobodyAndRepeatsNobody()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 20, more: Stumble);
        var id = await fixture.AnnounceAsync();
        var falls = 0;
        ((CrashingTransactions)fixture.Community.Services.GetRequiredService<ITransactions>()).Falls = () => ++falls % 2 == 1;

        while (!(await fixture.ReadAsync(id)).Broadcast!.IsExpanded)
        {
            await TryAsync(fixture);
            fixture.Community.Time.Advance(TimeSpan.FromSeconds(5)); // What failed is left alone for a while.
        }

        Assert.True(falls > 10);
        Assert.Equal(fixture.Members, (await fixture.RowsAsync(id)).Select(static row => row.MemberId!.Value));
    }

    [Fact]
    public async Task FanOut_TwiceAtOnce_RepeatsNobody()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 20);
        var id = await fixture.AnnounceAsync();
        var other = ActivatorUtilities.CreateInstance<DueWorkRunner>(fixture.Community.Services);

        await Task.WhenAll(Task.Run(fixture.FanOutAsync), Task.Run(async () =>
        {
            while (await fixture.Community.Services.StepAsync(other, "broadcasts"))
            {
            }
        }));
        Assert.Equal(fixture.Members, (await fixture.RowsAsync(id)).Select(static row => row.MemberId!.Value));
    }

    [Fact]
    public async Task FanOut_GoesRound_SoThatASmallOneIsNotHeldUpByALargeOne()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 12);
        var large = await fixture.AnnounceAsync();
        var small = await fixture.AnnounceAsync(AnnouncementFixture.Draft(new Audience { Roles = [Role.ContentCoordinator] }));
        await fixture.StepAsync();
        await fixture.StepAsync();

        Assert.Equal((3, 2), ((await fixture.RowsAsync(large)).Count, (await fixture.RowsAsync(small)).Count));
    }

    [Fact]
    public async Task FanOut_ListsWhoCannotBeReachedSkipsTheMutedAndCollectsForTheDigest()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 3);
        await fixture.WishAsync(fixture.Members[0], NoticeTiming.Off);
        await fixture.WishAsync(fixture.Members[1], NoticeTiming.Daily);
        var nowhere = await fixture.Community.MemberAsync("Nowhere", reachable: false);
        var id = await fixture.AnnounceAsync();

        Assert.Equal(2, (await fixture.CountAsync(id)).Waiting); // Nobody is written yet, and two will be.
        await fixture.FanOutAsync();

        var rows = await fixture.RowsAsync(id);
        Assert.Equal([fixture.Members[2], nowhere], rows.Select(static row => row.MemberId!.Value));
        Assert.Equal([OutboxState.Queued, OutboxState.Unreachable], rows.Select(static row => row.State));
        var item = Assert.Single(await fixture.Community.ReadAsync(static db => db.DigestItems.ToListAsync()));
        Assert.Equal((fixture.Members[1], nameof(AnnouncementSent)), (item.MemberId, item.NoticeType));
        Assert.Equal(new BroadcastCounts(0, 1, 0, 1, 0), await fixture.CountAsync(id));
    }

    [Fact]
    public async Task FanOut_OfAnUrgentOne_PassesTheDigestButNotTheMute()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 2);
        await fixture.WishAsync(fixture.Members[0], NoticeTiming.Off);
        await fixture.WishAsync(fixture.Members[1], NoticeTiming.Daily);
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(urgent: true, holds: true));
        await fixture.FanOutAsync();

        var row = Assert.Single(await fixture.RowsAsync(id));
        Assert.Equal((fixture.Members[1], OutboxState.Queued, AmbiguityPolicy.Hold), (row.MemberId!.Value, row.State, row.Policy));
    }

    [Fact]
    public async Task FanOut_InQuietHours_ParksUntilTheMorningOfEachReadersZone()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var abroad = await fixture.Community.MemberAsync("Abroad", static member => member.TimeZone = "America/Chicago");
        fixture.Community.Time.Advance(TimeSpan.FromHours(12)); // 23:00 in Nairobi, 14:00 in Chicago.
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();

        var rows = await fixture.RowsAsync(id);
        Assert.Equal([OutboxState.Parked, OutboxState.Queued], rows.Select(static row => row.State));
        Assert.Equal(abroad, rows[1].MemberId);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 3, 30, 0, TimeSpan.Zero), rows[0].NotBefore); // 06:30 in Nairobi.
        Assert.Equal(AnnouncementState.Running, (await fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task FanOut_OfAPost_WritesOneRowThatIsHeldWhenInDoubt()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 0);
        var conversation = await fixture.Community.AddAsync(new Conversation { Channel = ChannelNames.Teams, ExternalId = "19:x", Tenant = "t1", Kind = ConversationKind.Channel });
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft(place: conversation.Id));
        await fixture.FanOutAsync();

        var row = Assert.Single(await fixture.RowsAsync(id));
        Assert.Equal((conversation.Id, "msteams/t1", AmbiguityPolicy.Hold), (row.ConversationId, row.RateScope, row.Policy));
        Assert.Null(row.MemberId);
    }

    private static void Stumble(IServiceCollection services)
    {
        var real = services.Last(static service => service.ServiceType == typeof(ITransactions));
        services.AddSingleton<ITransactions>(all => new CrashingTransactions((ITransactions)ActivatorUtilities.CreateInstance(all, real.ImplementationType!)));
    }

    private static async Task TryAsync(AnnouncementFixture fixture)
    {
        try
        {
            await fixture.StepAsync();
        }
        catch (IOException)
        {
            // It was killed before it had the lease.
        }
    }
}
