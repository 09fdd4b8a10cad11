using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.DueWork;
using CoP.Community.Retention;
using CoP.Community.Schedules;
using CoP.Scheduling.Jobs;
using CoP.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoP.Scheduling.Tests.Jobs;

public sealed class ScheduledJobTests : IDisposable
{
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-scheduling-").FullName;
    private readonly ShiftedClock _clock = new();
    private readonly CountedPurge _purge = new();

    [Fact]
    public async Task EveryJob_ComesByTheCommunitysClocks_AsItsLineSays_AndEveryWorkHasOne()
    {
        await using var host = await StartAsync();
        var scheduler = await host.SchedulerAsync();

        foreach (var job in ScheduledJob.All)
        {
            var trigger = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(job.ByCalendar));
            Assert.Equal((job.Cron, job.Calendar, job.Misfire), (trigger.CronExpressionString, trigger.CalendarName, trigger.MisfireInstruction));
            Assert.Equal(Nairobi, trigger.TimeZone);
            Assert.Equal(host.Services.GetRequiredService<IScheduleTimes>().Next(job.Name, _clock.GetUtcNow()), trigger.NextFireTimeUtc);
        }

        Assert.Equal(ScheduledJob.All.Select(static job => job.Name).Order(), host.Services.GetServices<IScheduledWork>().Select(static work => work.Name).Order());
        var soon = (await scheduler.GetTrigger(ScheduledJob.All[0].OnceAfterStart))!;
        Assert.InRange(soon.StartTimeUtc - _clock.GetUtcNow(), TimeSpan.Zero, JobRegistration.StartPause);
    }

    [Theory]
    [InlineData("2026-10-19", "2026-10-21")] // Mashujaa Day.
    [InlineData("2027-03-25", "2027-03-30")] // From Good Friday to Easter Monday.
    [InlineData("2027-10-08", "2027-10-12")] // Mazingira Day is a Sunday: its Monday is free.
    [InlineData("2027-12-24", "2027-12-28")] // Christmas and Utamaduni on a weekend.
    public void ATriggerThatNamesThePublicHolidays_LeavesThemOut(string last, string next)
    {
        var (cron, calendar) = (new CronExpression("0 30 8 ? * MON-FRI", Nairobi), HolidayCalendars.From(Day(last), Nairobi));
        var trigger = TriggerBuilder.Create().WithCronSchedule(cron.CronExpressionString, static cron => cron.InTimeZone(Nairobi)).StartAt(At(last)).Build();

        var fires = Enumerable.Range(0, 20).Aggregate((At: (DateTimeOffset?)At(last), Seen: new List<DateTimeOffset>()), (so, _) =>
        {
            var at = trigger.GetFireTimeAfter(so.At);
            while (at is { } tried && !calendar.IsTimeIncluded(tried))
            {
                at = trigger.GetFireTimeAfter(at);
            }

            so.Seen.Add(at!.Value);
            return (at, so.Seen);
        }).Seen;

        Assert.Equal(At(next), fires[0]);
    }

    [Fact]
    public async Task Holidays_AreStored_SurviveARestart_AndAreReplacedByTheNext()
    {
        await using (var host = await StartAsync())
        {
            var scheduler = await host.SchedulerAsync();
            var stored = Assert.IsType<Quartz.Impl.Calendar.HolidayCalendar>(await scheduler.GetCalendar(HolidayCalendars.CalendarName));
            Assert.Equal(Nairobi, stored.TimeZone);
            Assert.True(stored.IsDayExcluded(Day($"{_clock.GetUtcNow().Year}-10-20")));
            await scheduler.AddCalendar(HolidayCalendars.CalendarName, new Quartz.Impl.Calendar.HolidayCalendar(), AddCalendarOptions.Replacing); // As an older file left it.
        }

        await using var again = await StartAsync();
        var renewed = Assert.IsType<Quartz.Impl.Calendar.HolidayCalendar>(await (await again.SchedulerAsync()).GetCalendar(HolidayCalendars.CalendarName));
        Assert.True(renewed.IsDayExcluded(Day($"{_clock.GetUtcNow().Year}-10-20")));
    }

    [Fact]
    public async Task ARunThatIsWanted_IsMadeOnce_AlsoOfWhatIsPaused_AndItsResultIsKept()
    {
        await using var host = await StartAsync();
        await SteerAsync(host, static (steer, token) => steer.PauseAsync(actor: null, "purge", token));
        await SteerAsync(host, static (steer, token) => steer.RunAsync(actor: null, "purge", token));

        Assert.Equal(1, await _purge.Purges.NextAsync());
        var entry = await EntryAsync(host, static entry => entry.RunAskedAt is null);
        Assert.Equal((RunOutcome.Done, 7), (entry.LastOutcome, entry.LastCount));
        Assert.NotNull(entry.PausedAt);
        Assert.False(_purge.Purges.Any);
    }

    [Fact]
    public async Task AFire_OfWhatIsPaused_IsLetPass_AlsoAfterARestart()
    {
        await using (var first = await StartAsync())
        {
            await SteerAsync(first, static (steer, token) => steer.PauseAsync(actor: null, "purge", token));
        }

        await using var host = await StartAsync();
        var scheduler = await host.SchedulerAsync();
        await scheduler.TriggerJob(new JobKey("purge"));
        await Eventually.SoAsync(async () => (await scheduler.GetTriggersOfJob(new JobKey("purge"))).Count == 2); // What was triggered has fired.
        Assert.Equal(0, _purge.Purges.Count);

        await SteerAsync(host, static (steer, token) => steer.ResumeAsync(actor: null, "purge", token));
        await Eventually.SoAsync(async () => !await host.Services.GetRequiredService<SteeredWork>().IsPausedAsync("purge", default));
        await scheduler.TriggerJob(new JobKey("purge"));
        Assert.Equal(1, await _purge.Purges.NextAsync());
    }

    [Fact]
    public async Task ARun_ThatFails_IsKeptAsFailed_AndComesAgain()
    {
        _purge.Fails = true;
        await using var host = await StartAsync();
        var runs = host.Services.GetRequiredService<ScheduledRuns>();
        await runs.RunAsync("purge", asked: null, default);
        Assert.Equal(RunOutcome.Failed, (await EntryAsync(host, static entry => entry.LastRunAt is not null)).LastOutcome);

        _purge.Fails = false;
        await (await host.SchedulerAsync()).TriggerJob(new JobKey("purge"));
        Assert.Equal(RunOutcome.Done, (await EntryAsync(host, static entry => entry.LastOutcome == RunOutcome.Done)).LastOutcome);
    }

    [Fact]
    public async Task AWish_ThatWasWrittenDownWhileNothingRan_IsFulfilledByTheNextStart()
    {
        await using (var host = await StartAsync())
        {
        }

        await using (var stopped = TestHost.Build(Path.Combine(_folder, "community.db"), new TestWork(), _clock, Configure))
        {
            await SteerAsync(stopped, static (steer, token) => steer.RunAsync(actor: null, "purge", token));
            Assert.Equal(0, _purge.Purges.Count);
        }

        await using var again = await StartAsync();
        Assert.Equal(1, await _purge.Purges.NextAsync());
    }

    [Fact]
    public async Task AFire_ThatWasMissedWhileTheProgramWasDown_IsMadeUpForOnce()
    {
        var weeks = new CountedWork("action-weeks");
        await using (await StartAsync(weeks))
        {
        }

        _clock.Shift = TimeSpan.FromDays(14);
        await using var again = await StartAsync(weeks);
        Assert.Equal(1, await weeks.Runs.NextAsync());
        Assert.InRange((await (await again.SchedulerAsync()).GetTrigger(new TriggerKey("action-weeks-cron")))!.NextFireTimeUtc!.Value, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(7));
        Assert.False(weeks.Runs.Any);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string day) => WallClock.InstantOf(Day(day), new TimeOnly(8, 30), Nairobi);

    private Task<TestHost> StartAsync() => TestHost.StartAsync(Path.Combine(_folder, "community.db"), new TestWork(), _clock, Configure);

    private Task<TestHost> StartAsync(IScheduledWork instead) => TestHost.StartAsync(Path.Combine(_folder, "community.db"), new TestWork(), _clock, services =>
    {
        Configure(services);
        services.Remove(services.Single(one => one.ServiceType == typeof(IScheduledWork) && one.ImplementationType == typeof(ActionWeeks)));
        services.AddSingleton(instead);
    });

    private void Configure(IServiceCollection services) => services.AddSingleton<IPurge>(_purge);

    private static async Task SteerAsync(TestHost host, Func<SteerSchedule, CancellationToken, Task<Result<ScheduleEntry>>> use) =>
        Assert.True((await host.Transactions.RunAsync((SteerSchedule steer, CancellationToken token) => use(steer, token), default)).Succeeded);

    private static async Task<ScheduleEntry> EntryAsync(TestHost host, Func<ScheduleEntry, bool> isReady)
    {
        ScheduleEntry? entry = null;
        await Eventually.SoAsync(async () => (entry = await host.Transactions.RunAsync(
            static (scope, token) => scope.GetRequiredService<CommunityDb>().Schedule.AsNoTracking().FirstOrDefaultAsync(static one => one.Name == "purge", token), default)) is not null && isReady(entry));
        return entry!;
    }

    private sealed class CountedWork(string name) : IScheduledWork
    {
        public Calls Runs { get; } = new();

        public string Name => name;

        public Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel)
        {
            Runs.Add();
            return Task.FromResult(1);
        }
    }

    private sealed class CountedPurge : IPurge
    {
        public Calls Purges { get; } = new();

        public bool Fails { get; set; }

        public Task<int> RunAsync(CancellationToken cancel)
        {
            Purges.Add();
            return Fails ? throw new InvalidOperationException("The broom broke.") : Task.FromResult(7);
        }
    }
}
