using CoP.Community;
using CoP.Community.Delivery;
using CoP.Scheduling.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoP.Scheduling.Tests;

public sealed class SchedulingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-scheduling-").FullName;
    private readonly TestWork _work = new();
    private readonly ShiftedClock _clock = new();

    private string File => Path.Combine(_folder, "community.db");

    [Fact]
    public async Task DueWork_IsLookedForAtEachStart_HoweverLongTheProgramWasDown()
    {
        await using (var host = await StartAsync())
        {
            await AddWorkAsync(host);
            Assert.Equal(1, await _work.Steps.NextAsync());
        }

        _clock.Shift = TimeSpan.FromDays(3);
        var before = _work.Steps.Count;
        await using var again = await StartAsync();
        while (await _work.Steps.NextAsync() <= before)
        {
        }
    }

    [Fact]
    public async Task DueWork_WhenTheClockIsPutBack_GoesOnAtOnce()
    {
        await using var host = await StartAsync();
        await AddWorkAsync(host);
        await _work.Steps.NextAsync();

        _clock.Shift = TimeSpan.FromHours(-3);
        var before = _work.Steps.Count;
        while (await _work.Steps.NextAsync() <= before)
        {
        }
    }

    [Fact]
    public async Task Job_OfAnEarlierVersion_IsTakenOutBeforeItCouldFire()
    {
        await using (var host = await StartAsync())
        {
            var scheduler = await host.SchedulerAsync();
            foreach (var key in RetiredJobs.Triggers)
            {
                await scheduler.ScheduleJob(TriggerBuilder.Create().ForJob(ScheduledJob.All[0].Key).WithIdentity(key).StartAt(_clock.GetUtcNow().AddHours(1)).Build());
            }

            foreach (var key in RetiredJobs.Keys)
            {
                var job = JobBuilder.Create<CalledJob>().WithIdentity(key).Build();
                await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity(key.Name).StartAt(_clock.GetUtcNow().AddHours(1)).Build());
            }

            await host.Transactions.RunAsync(
                static (scope, cancel) => scope.GetRequiredService<CommunityDb>().Database.ExecuteSqlRawAsync(
                    "UPDATE QRTZ_JOB_DETAILS SET JOB_CLASS_NAME = 'CoP.Scheduling.Gone, CoP.Scheduling'", cancel), // The purge had a class of its own, too.
                default);
        }

        await using var again = await StartAsync();
        var keys = await (await again.SchedulerAsync()).GetJobKeys(GroupMatcher<JobKey>.AnyGroup());
        Assert.Equal(ScheduledJob.All.Select(static job => job.Key).OrderBy(static key => key.Name), keys.OrderBy(static key => key.Name));
        Assert.Equal(typeof(CalledJob), (await (await again.SchedulerAsync()).GetJobDetail(ScheduledJob.All[0].Key))!.JobType.Type);
        Assert.Empty(RetiredJobs.Triggers.Intersect(await (await again.SchedulerAsync()).GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup())));
    }

    [Fact]
    public async Task Scheduler_BesideManyTransactions_MakesNeitherSideFail()
    {
        await using var host = await StartAsync();
        await AddWorkAsync(host);
        var scheduler = await host.SchedulerAsync();
        var writes = Enumerable.Range(0, 200).Select(number => WriteAsync(host.Transactions, number));
        var fires = Enumerable.Range(0, 20).Select(async _ => await scheduler.TriggerJob(ScheduledJob.All[0].Key));
        await Task.WhenAll(writes.Concat(fires));
        await _work.Steps.NextAsync();

        Assert.Equal(200, await host.Transactions.RunAsync(
            static (scope, cancel) => scope.GetRequiredService<CommunityDb>().Inbox.CountAsync(cancel), default));
    }

    [Fact]
    public async Task Job_IsNeverTakenTwiceAtTheSameTime()
    {
        await using var host = await StartAsync();
        Assert.True((await (await host.SchedulerAsync()).GetJobDetail(ScheduledJob.All[0].Key))!.ConcurrentExecutionDisallowed);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(File, _work, _clock);

    private static Task<bool> AddWorkAsync(TestHost host) => host.Transactions.RunAsync(
        static (scope, _) =>
        {
            scope.GetRequiredService<CommunityDb>().Settings.Add(new StoredSetting { Name = "work", Value = "1" });
            return Task.FromResult(true);
        },
        default);

    private Task<bool> WriteAsync(ITransactions transactions, int number) => transactions.RunAsync(
        async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<CommunityDb>();
            db.Add(new InboxEntry { Channel = "desk", Bot = "1", ExternalId = $"{number}", ReceivedAt = _clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            return true;
        },
        default);
}
