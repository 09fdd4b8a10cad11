using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Discussions;

/// <summary>Once a month those who coordinate are asked for a topic, unless something is discussed. Comes every working morning, so that a day that was missed is made up for.</summary>
public sealed class TopicRequests(ITransactions transactions) : IScheduledWork
{
    public string Name => "discussion-topics";

    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel) =>
        await transactions.RunAsync((services, token) => services.GetRequiredService<MonthlyTopic>().AskAsync(now, token), cancel) ? 1 : 0;
}

/// <summary>The topic of a month: asked for once, and left out with a press.</summary>
public sealed class MonthlyTopic(
    CommunityDb db, Change change, DiscussionAccess access, DiscussionMonthAccess months, IEnumerable<IUnansweredSource> unanswered, Outbox outbox, TimeProvider clock,
    IOptions<CommunityOptions> community, IOptions<DiscussionOptions> options)
{
    /// <summary>After this day of a month nothing is begun any more: the next month is near.</summary>
    public const int LastDay = 20;

    /// <returns>Whether somebody was asked.</returns>
    public async Task<bool> AskAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var today = WallClock.Show(now, community.Value.Zone).Day;
        var month = new DateOnly(today.Year, today.Month, 1);
        if (!HasCome(today, month) || await db.DiscussionMonths.AnyAsync(known => known.Month == month, cancel) || await IsDiscussedAsync(month, cancel))
        {
            return false;
        }

        var asked = db.DiscussionMonths.Add(new DiscussionMonth { Month = month, AskedAt = now }).Entity;
        await db.SaveChangesAsync(cancel);
        await outbox.TellAsync(await access.CoordinatorsAsync(cancel), new TopicWanted(asked.Id), cancel);
        return true;
    }

    /// <summary>There is none this month.</summary>
    public Task<Result<DiscussionMonth>> SkipAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        months, actor, id, "discussion.skip", static month => month.SkippedAt is null ? null : new DiscussionMonthIsDecided(),
        async month =>
        {
            if (await months.OpenedSinceAsync(month, cancel) is not null)
            {
                return new DiscussionMonthIsDecided();
            }

            month.SkippedAt = clock.GetUtcNow();
            return null;
        },
        cancel);

    /// <summary>What could be a topic: what members asked and nobody could answer, what waits longest first.</summary>
    public async Task<List<UnansweredItem>> MaterialAsync(int most, CancellationToken cancel)
    {
        List<UnansweredItem> all = [];
        foreach (var source in unanswered)
        {
            all.AddRange(await source.All().OrderBy(static item => item.At).Take(most).ToListAsync(cancel));
        }

        return [.. all.OrderBy(static item => item.At).Take(most)];
    }

    /// <summary>The title of such a thing, by its subject; null where it is answered by now.</summary>
    public async Task<string?> TitleOfAsync(string subject, CancellationToken cancel)
    {
        foreach (var source in unanswered)
        {
            if (await source.All().Where(item => item.Subject == subject).Select(static item => item.Title).FirstOrDefaultAsync(cancel) is { } title)
            {
                return title;
            }
        }

        return null;
    }

    private bool HasCome(DateOnly today, DateOnly month)
    {
        if (options.Value.TopicWorkday == 0 || today.Day > LastDay)
        {
            return false;
        }

        var day = PublicHolidays.NextWorkday(month);
        for (var left = options.Value.TopicWorkday - 1; left > 0; left--)
        {
            day = PublicHolidays.NextWorkday(day.AddDays(1));
        }

        return today >= day;
    }

    /// <summary>Something goes on, or was opened this month.</summary>
    private Task<bool> IsDiscussedAsync(DateOnly month, CancellationToken cancel)
    {
        var since = WallClock.InstantOf(month, TimeOnly.MinValue, community.Value.Zone);
        return db.Discussions.AnyAsync(one => one.State == DiscussionState.Open || (one.State == DiscussionState.Summarised && one.OpenedAt >= since), cancel);
    }
}
