using CoP.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Delivery;

/// <summary>Many members are told by the rules of one, with a handful of statements.</summary>
public sealed class TellManyTests
{
    private static readonly TimeSpan UntilNight = TimeSpan.FromHours(11);

    [Fact]
    public async Task TellMany_ToEightHundred_CostsAHandfulOfStatements()
    {
        using var statements = new StatementCount();
        await using var community = await TestCommunity.EmptyAsync(services => services.AddLogging(log => statements.ListenTo(log)));
        await SettleAsync(community, 800);

        foreach (var notice in new Notice[] { new QuestionRequested(1), new AnswerReceived(1, 1) })
        {
            statements.Reset();
            await TellAsync(community, notice);
            Assert.InRange(statements.Count, 2, 10);
        }

        Assert.Equal(1600, await community.ReadAsync(static db => db.Outbox.CountAsync(static row => row.State == OutboxState.Queued)));
        Assert.Equal(1600, await community.ReadAsync(static db => db.LiveMessages.CountAsync(static live => live.Subject == "question:1")));
    }

    [Fact]
    public async Task Redraw_OfWhatEightHundredSee_CostsAHandfulOfStatements_AndLeavesOneEditEach()
    {
        using var statements = new StatementCount();
        await using var community = await TestCommunity.EmptyAsync(services => services.AddLogging(log => statements.ListenTo(log)));
        await SettleAsync(community, 800);
        await TellAsync(community, new QuestionRequested(1));
        await community.WriteAsync(static services => services.GetRequiredService<CommunityDb>().LiveMessages
            .OrderBy(static live => live.Id).Take(700).ExecuteUpdateAsync(static set => set.SetProperty(static live => live.PlatformId, "1")));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            statements.Reset();
            await community.WriteAsync(static async services =>
            {
                await services.GetRequiredService<Outbox>().RefreshAsync("question:1", default);
                return 0;
            });
            Assert.InRange(statements.Count, 2, 10);
        }

        Assert.Equal(700, await community.ReadAsync(static db => db.Outbox.CountAsync(static row => row.Kind == OutboxKind.Edit)));
        Assert.All(await community.ReadAsync(static db => db.LiveMessages.Select(static live => live.Version).ToListAsync()), static version => Assert.Equal(2, version));
    }

    [Fact]
    public async Task Redraw_ForWhomItConcerns_ReadsNobodyElsesCard()
    {
        await using var community = await TestCommunity.EmptyAsync();
        var plan = string.Join('\n', await community.ReadAsync(static db => QueryPlan.ReadAsync(
            db, Outbox.Showing(db, "event:1", [static live => live.MemberId == 7, static live => live.NoticeType == "EventManaged"]))));

        Assert.Contains("(Subject=? AND MemberId=?)", plan, StringComparison.Ordinal);
        Assert.Contains("(Subject=? AND NoticeType=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN LiveMessages", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TellMany_OfAllSorts_LeavesWhatTellingEachLeaves(bool atNight)
    {
        foreach (var notice in new Notice[] { new QuestionRequested(1), new QuestionUnanswered(1, DateTimeOffset.UnixEpoch), new QuestionClosed(1) })
        {
            Assert.Equal(await TraceAsync(atNight, notice, TellEachAsync), await TraceAsync(atNight, notice, TellAsync));
        }
    }

    [Fact]
    public async Task TellMany_Twice_AndAfterOneOfThemWasToldAlone_SaysItOnce()
    {
        await using var community = await SortsAsync(atNight: false);
        await community.WriteAsync(async services =>
        {
            var outbox = services.GetRequiredService<Outbox>();
            var members = services.GetRequiredService<CommunityDb>().Members;
            await outbox.TellAsync(await members.Select(static member => member.Id).FirstAsync(), new QuestionRequested(1), default);
            await outbox.TellAsync(members, new QuestionRequested(1), default);
            await outbox.TellAsync(members, new QuestionRequested(1), default);
            await outbox.TellAsync(await members.Select(static member => member.Id).FirstAsync(), new QuestionRequested(1), default);
            return 0;
        });

        Assert.Equal(4, (await TraceAsync(community)).Count);
    }

    /// <summary>At once, once a day, not at all, nowhere, and in another zone.</summary>
    private static async Task<TestCommunity> SortsAsync(bool atNight)
    {
        var community = await TestCommunity.EmptyAsync();
        await community.MemberAsync("At once");
        await PreferAsync(community, await community.MemberAsync("Daily"), NoticeTiming.Daily);
        await PreferAsync(community, await community.MemberAsync("Off"), NoticeTiming.Off);
        await community.MemberAsync("Nowhere", reachable: false);
        await community.MemberAsync("Away", static member => member.TimeZone = "America/New_York");
        community.Time.Advance(atNight ? UntilNight : TimeSpan.Zero);
        return community;
    }

    private static async Task<List<string>> TraceAsync(bool atNight, Notice notice, Func<TestCommunity, Notice, Task> tell)
    {
        await using var community = await SortsAsync(atNight);
        await tell(community, notice);
        return await TraceAsync(community);
    }

    private static async Task<List<string>> TraceAsync(TestCommunity community)
    {
        var rows = await community.ReadAsync(static db => db.Outbox.Include(static row => row.Live).OrderBy(static row => row.MemberId).ToListAsync());
        var items = await community.ReadAsync(static db => db.DigestItems.OrderBy(static item => item.MemberId).ToListAsync());
        return
        [
            .. rows.Select(static row => $"{row.DedupeKey} {row.State} {row.Reason} {row.Policy} {row.Priority} {row.RateScope} {row.ConversationId} {row.NoticeType} {row.Body} {row.NotBefore:O} {row.FinishedAt:O} {row.Live?.Subject} {row.Live?.ConversationId} {row.Live?.MemberId}"),
            .. items.Select(static item => $"{item.DedupeKey} {item.Kind} {item.NoticeType} {item.Notice} {item.CreatedAt:O}"),
        ];
    }

    private static Task TellAsync(TestCommunity community, Notice notice) => community.WriteAsync(async services =>
    {
        await services.GetRequiredService<Outbox>().TellAsync(services.GetRequiredService<CommunityDb>().Members, notice, default);
        return 0;
    });

    private static Task TellEachAsync(TestCommunity community, Notice notice) => community.WriteAsync(async services =>
    {
        foreach (var member in await services.GetRequiredService<CommunityDb>().Members.ToListAsync())
        {
            await services.GetRequiredService<Outbox>().TellAsync(member.Id, notice, default);
        }

        return 0;
    });

    private static Task<NoticePreference> PreferAsync(TestCommunity community, long member, NoticeTiming timing) =>
        community.AddAsync(new NoticePreference { MemberId = member, Kind = NoticeKind.Question, Timing = timing });

    private static async Task SettleAsync(TestCommunity community, int count)
    {
        var numbers = Enumerable.Range(1, count).ToList();
        var places = numbers.ConvertAll(static number => new Conversation { Channel = ChannelNames.Telegram, ExternalId = $"{number}" });
        await community.ChangeAsync(async db =>
        {
            db.Conversations.AddRange(places);
            await db.SaveChangesAsync();
            db.Addresses.AddRange(places.Select(static conversation => new Address
            {
                Member = new Member { Name = conversation.ExternalId },
                Channel = conversation.Channel,
                ExternalId = conversation.ExternalId,
                ConversationId = conversation.Id,
                Preferred = true,
            }));
            return 0;
        });
    }
}
