using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Discussions;

/// <summary>Reminds a group once when little was said and the end is near, and asks for the summary on the last day; in working hours.</summary>
public sealed class DiscussionWatch(ITransactions transactions, TimeProvider clock, IOptions<CommunityOptions> community, IOptions<DiscussionOptions> options) : IDueWork
{
    /// <summary>On the last day the summary is asked for from the afternoon on.</summary>
    public static readonly TimeSpan SummaryAhead = TimeSpan.FromHours(8);

    /// <summary>After so long it is asked for once more.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(3);

    private const int MostAsks = 2;

    /// <summary>What was opened a moment ago is not called quiet.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    public string Name => "discussions";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => !WorkingHours.Contain(now, community.Value.Zone)
        ? db.Discussions.Where(static _ => false).Select(static one => one.Id)
        : Quiet(db, now).Concat(WithoutSummary(db, now)).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (db, now) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow());
            if (!WorkingHours.Contain(now, community.Value.Zone) || await services.GetRequiredService<DiscussionAccess>().LoadAsync(id, token) is not { } one)
            {
                return false;
            }

            if (await WithoutSummary(db, now).AnyAsync(due => due.Id == id, token))
            {
                await AskAsync(services, one, now, token);
                return true;
            }

            var isQuiet = await Quiet(db, now).AnyAsync(due => due.Id == id, token);
            await (isQuiet ? RemindAsync(services, one, now, token) : Task.CompletedTask);
            return isQuiet;
        },
        cancel);

    private IQueryable<Discussion> Quiet(CommunityDb db, DateTimeOffset now)
    {
        var (days, zone) = (options.Value.RemindDaysBefore, community.Value.Zone);
        var (end, soon, settled, enough) = (now + SummaryAhead, WallClock.EndOf(WallClock.Show(now, zone).Day.AddDays(days), zone), now - Settled, options.Value.EnoughSpeakers);
        return db.Discussions.Where(one => days > 0 && one.State == DiscussionState.Open && one.EndsAt > end && one.EndsAt <= soon && one.RemindedAt == null && one.OpenedAt <= settled
            && one.Replies.Select(reply => reply.AuthorId).Distinct().Count() < enough);
    }

    private static IQueryable<Discussion> WithoutSummary(CommunityDb db, DateTimeOffset now)
    {
        var (end, again) = (now + SummaryAhead, now - AskAgainAfter);
        return db.Discussions.Where(one => one.State == DiscussionState.Open && one.EndsAt <= end && (one.SummaryAskedAt == null || (one.SummaryAsks < MostAsks && one.SummaryAskedAt <= again)));
    }

    private static Task<int> RemindAsync(IServiceProvider services, Discussion one, DateTimeOffset now, CancellationToken cancel)
    {
        one.RemindedAt = now;
        return services.GetRequiredService<DiscussionPosts>().PostAsync(one, new DiscussionQuiet(one.Id), cancel);
    }

    /// <summary>Whoever opened it, while they may and are there; else, and when nothing has come of that, those who coordinate.</summary>
    private async Task AskAsync(IServiceProvider services, Discussion one, DateTimeOffset now, CancellationToken cancel)
    {
        var (access, outbox) = (services.GetRequiredService<DiscussionAccess>(), services.GetRequiredService<Outbox>());
        (one.SummaryAskedAt, one.SummaryAsks) = (now, one.SummaryAsks + 1);
        var notice = new SummaryWanted(one.Id, WallClock.LastDayBefore(one.EndsAt, community.Value.Zone), one.SummaryAsks);
        var opener = one.OpenedBy is { } member && access.MaySteer(one.GroupId, member) && !member.IsAway(now) ? member : null;
        if (opener is not null)
        {
            await outbox.TellAsync(opener.Id, notice, cancel);
        }

        if (opener is null || one.SummaryAsks > 1)
        {
            await outbox.TellAsync((await access.CoordinatorsAsync(cancel)).Where(other => opener == null || other.Id != opener.Id), notice, cancel);
        }
    }
}
