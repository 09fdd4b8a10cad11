using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.DueWork;
using CoP.Community.Preferences;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Announcements;

public sealed class ExpansionTests
{
    [Fact]
    public async Task Pump_WritesOneRowForEachMember()
    {
        await using var square = await Square.BuildAsync(members: 8);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();

        var rows = await square.RowsAsync(id);
        Assert.Equal(square.Members, rows.Select(static row => row.MemberId!.Value));
        Assert.All(rows, row => Assert.Equal(
            (OutboxState.Queued, OutboxPriority.Broadcast, AmbiguityPolicy.Resend, Channels.Telegram, nameof(AnnouncementSent)),
            (row.State, row.Priority, row.Policy, row.Lane, row.NoticeType)));
        Assert.Equal($"announcement:{id}:0:member-{square.Members[0]}", rows[0].DedupeKey);
        Assert.DoesNotContain("Words.", rows[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pump_WhenKilledInEveryOtherTransaction_MissesNobodyAndRepeatsNobody()
    {
        await using var square = await Square.BuildAsync(members: 20, more: Stumble);
        var id = await square.AnnounceAsync();
        var falls = 0;
        ((Stumbling)square.Town.Services.GetRequiredService<ITransactions>()).Falls = () => ++falls % 2 == 1;

        while (!(await square.ReadAsync(id)).Broadcast!.IsExpanded)
        {
            await TryAsync(square);
            square.Town.Time.Advance(TimeSpan.FromSeconds(5)); // What failed is left alone for a while.
        }

        Assert.True(falls > 10);
        Assert.Equal(square.Members, (await square.RowsAsync(id)).Select(static row => row.MemberId!.Value));
    }

    [Fact]
    public async Task Pump_TwiceAtOnce_RepeatsNobody()
    {
        await using var square = await Square.BuildAsync(members: 20);
        var id = await square.AnnounceAsync();
        var other = ActivatorUtilities.CreateInstance<DueWorkRunner>(square.Town.Services);

        await Task.WhenAll(Task.Run(square.PumpAsync), Task.Run(async () =>
        {
            while (await square.Town.Services.StepAsync(other, "broadcasts"))
            {
            }
        }));
        Assert.Equal(square.Members, (await square.RowsAsync(id)).Select(static row => row.MemberId!.Value));
    }

    [Fact]
    public async Task Pump_GoesRound_SoThatASmallOneIsNotHeldUpByALargeOne()
    {
        await using var square = await Square.BuildAsync(members: 12);
        var large = await square.AnnounceAsync();
        var small = await square.AnnounceAsync(Square.Draft(new Audience { Roles = [Role.ContentCoordinator] }));
        await square.StepAsync();
        await square.StepAsync();

        Assert.Equal((3, 2), ((await square.RowsAsync(large)).Count, (await square.RowsAsync(small)).Count));
    }

    [Fact]
    public async Task Pump_ListsWhoCannotBeReachedSkipsTheMutedAndCollectsForTheDigest()
    {
        await using var square = await Square.BuildAsync(members: 3);
        await square.WishAsync(square.Members[0], NoticeTiming.Off);
        await square.WishAsync(square.Members[1], NoticeTiming.Daily);
        var nowhere = await square.Town.MemberAsync("Nowhere", reachable: false);
        var id = await square.AnnounceAsync();

        Assert.Equal(2, (await square.CountAsync(id)).Waiting); // Nobody is written yet, and two will be.
        await square.PumpAsync();

        var rows = await square.RowsAsync(id);
        Assert.Equal([square.Members[2], nowhere], rows.Select(static row => row.MemberId!.Value));
        Assert.Equal([OutboxState.Queued, OutboxState.Unreachable], rows.Select(static row => row.State));
        var item = Assert.Single(await square.Town.ReadAsync(static db => db.DigestItems.ToListAsync()));
        Assert.Equal((square.Members[1], nameof(AnnouncementSent)), (item.MemberId, item.NoticeType));
        Assert.Equal(new BroadcastCounts(0, 1, 0, 1, 0), await square.CountAsync(id));
    }

    [Fact]
    public async Task Pump_OfAnUrgentOne_PassesTheDigestButNotTheMute()
    {
        await using var square = await Square.BuildAsync(members: 2);
        await square.WishAsync(square.Members[0], NoticeTiming.Off);
        await square.WishAsync(square.Members[1], NoticeTiming.Daily);
        var id = await square.AnnounceAsync(Square.Draft(urgent: true, holds: true));
        await square.PumpAsync();

        var row = Assert.Single(await square.RowsAsync(id));
        Assert.Equal((square.Members[1], OutboxState.Queued, AmbiguityPolicy.Hold), (row.MemberId!.Value, row.State, row.Policy));
    }

    [Fact]
    public async Task Pump_InQuietHours_ParksUntilTheMorningOfEachReadersZone()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var abroad = await square.Town.MemberAsync("Abroad", static member => member.TimeZone = "America/Chicago");
        square.Town.Time.Advance(TimeSpan.FromHours(12)); // 23:00 in Nairobi, 14:00 in Chicago.
        var id = await square.AnnounceAsync();
        await square.PumpAsync();

        var rows = await square.RowsAsync(id);
        Assert.Equal([OutboxState.Parked, OutboxState.Queued], rows.Select(static row => row.State));
        Assert.Equal(abroad, rows[1].MemberId);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 3, 30, 0, TimeSpan.Zero), rows[0].NotBefore); // 06:30 in Nairobi.
        Assert.Equal(AnnouncementState.Running, (await square.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Pump_OfAPost_WritesOneRowThatIsHeldWhenInDoubt()
    {
        await using var square = await Square.BuildAsync(members: 0);
        var conversation = await square.Town.AddAsync(new Conversation { Channel = Channels.Teams, ExternalId = "19:x", Tenant = "t1", Kind = ConversationKind.Channel });
        var id = await square.AnnounceAsync(Square.Draft(place: conversation.Id));
        await square.PumpAsync();

        var row = Assert.Single(await square.RowsAsync(id));
        Assert.Equal((conversation.Id, "msteams/t1", AmbiguityPolicy.Hold), (row.ConversationId, row.Lane, row.Policy));
        Assert.Null(row.MemberId);
    }

    private static void Stumble(IServiceCollection services)
    {
        var real = services.Last(static service => service.ServiceType == typeof(ITransactions));
        services.AddSingleton<ITransactions>(all => new Stumbling((ITransactions)ActivatorUtilities.CreateInstance(all, real.ImplementationType!)));
    }

    private static async Task TryAsync(Square square)
    {
        try
        {
            await square.StepAsync();
        }
        catch (IOException)
        {
            // It was killed before it had the lease.
        }
    }
}
