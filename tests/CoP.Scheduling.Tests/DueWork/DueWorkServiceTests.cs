using CoP.Community;
using CoP.Community.DueWork;
using CoP.Community.Members;
using CoP.Scheduling.DueWork;
using CoP.Scheduling.Jobs;
using CoP.Testing;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoP.Scheduling.Tests.DueWork;

public sealed class DueWorkServiceTests : IAsyncLifetime
{
    private TestCommunity _town = null!;

    public async Task InitializeAsync()
    {
        _town = await TestCommunity.EmptyAsync();
        await _town.AddAsync(new StoredSetting { Name = "work", Value = "1" });
    }

    public Task DisposeAsync() => _town.DisposeAsync().AsTask();

    [Fact]
    public async Task Work_GoesOnWithoutPauseWhileThereIsSomeAndThenAsOftenAsItSays()
    {
        var work = new TestWork { Works = static step => step < 3 };
        using var service = await StartAsync(work);
        while (await work.Steps.NextAsync() < 3)
        {
        }

        await RestAsync(work.Every);
        Assert.False(work.Steps.Any);
        await CommitAsync();
        Assert.Equal(4, await work.Steps.NextAsync());

        await _town.Time.AsleepAsync(work.Every);
        await CommitAsync(); // Too soon after the last look, and not forgotten.
        Assert.False(work.Steps.Any);
        _town.Time.Advance(work.Every);
        Assert.Equal(5, await work.Steps.NextAsync());
        await service.StopAsync(default);
    }

    [Theory]
    [InlineData(1, true, 15)]
    [InlineData(10, true, 30)]
    [InlineData(60, true, 60)]
    [InlineData(1, false, 60)]
    [InlineData(300, false, 300)]
    public async Task Work_OfWhichNothingIsLeft_RestsLongerWhileNothingIsCommitted(int every, bool byTime, int rest)
    {
        var work = new TestWork { Works = static step => step < 2, Every = TimeSpan.FromSeconds(every), ByTime = byTime };
        using var service = await StartAsync(work);
        while (await work.Steps.NextAsync() < 2)
        {
        }

        await RestAsync(work.Every, then: TimeSpan.FromSeconds(rest - every));
        Assert.False(rest > every && work.Steps.Any);
        _town.Time.Advance(TimeSpan.FromSeconds(rest - every));
        Assert.Equal(3, await work.Steps.NextAsync());
        await service.StopAsync(default);
    }

    [Fact]
    public async Task WhatIsCommittedDuringALook_IsLookedForAfterIt()
    {
        var work = new TestWork { Works = step => step == 1 || CommitAsync().GetAwaiter().GetResult() is null };
        using var service = await StartAsync(work);
        while (await work.Steps.NextAsync() < 2)
        {
        }

        await _town.Time.AsleepAsync(work.Every);
        _town.Time.Advance(work.Every);
        Assert.Equal(3, await work.Steps.NextAsync());
        await service.StopAsync(default);
    }

    [Fact]
    public async Task AnIdleProgram_AsksTheDatabaseHardlyAnything()
    {
        using var statements = new StatementCount();
        await using var town = await TestCommunity.EmptyAsync(services => services.AddLogging(log => statements.ListenTo(log)));
        var (turns, context) = (new OneAtATime(), new WorkContext());
        var service = ActivatorUtilities.CreateInstance<DueWorkService>(town.Services, turns);
        var desk = ActivatorUtilities.CreateInstance<ScheduleDesk>(town.Services, ActivatorUtilities.CreateInstance<ScheduledRuns>(town.Services, turns, ActivatorUtilities.CreateInstance<ScheduleMeter>(town.Services)));
        using var stop = new CancellationTokenSource();
        var running = context.Run(() => Task.WhenAll(service.RunAsync(stop.Token), desk.RunAsync(stop.Token)));
        await town.Time.AdvanceAsync(TimeSpan.FromMinutes(10), context); // What is done once after the start is done.

        statements.Reset();
        for (var minute = 0; minute < 10; minute++)
        {
            town.Services.GetRequiredService<Commits>().Note(); // The clock is written down once a minute.
            await town.Time.AdvanceAsync(TimeSpan.FromMinutes(1), context);
        }

        Assert.InRange(statements.Count, 1, 400); // Two in three seconds; it was five a second when all looked as often as they say.

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Step_ThatFails_IsTriedAgainAfterAPauseThatGrows()
    {
        var work = new TestWork { Works = static _ => throw new InvalidOperationException("The work broke.") };
        using var service = await StartAsync(work);
        await work.Steps.NextAsync();
        for (var second = 0; second < 600; second++)
        {
            await _town.Time.AsleepAsync(TimeSpan.FromSeconds(1));
            _town.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(work.Steps.Count, 7, 9); // After 2, 4, 8, … seconds.
        await service.StopAsync(default);
    }

    [Fact]
    public async Task Work_ThatIsPaused_RestsFromItsFirstStepOn_AndGoesOnSoonAfterItMay()
    {
        await _town.AddAsync(new ScheduleEntry { Name = "test", PausedAt = _town.Now });
        var work = new TestWork { Works = static step => step < 2 };
        using var service = await StartAsync(work);
        await _town.Time.AsleepAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(0, work.Steps.Count);

        await _town.ChangeAsync(static db => db.Schedule.ExecuteUpdateAsync(static set => set.SetProperty(static entry => entry.PausedAt, (DateTimeOffset?)null)));
        _town.Time.Advance(SteeredWork.Every);
        Assert.Equal(1, await work.Steps.NextAsync());
        await service.StopAsync(default);
    }

    [Fact]
    public async Task Results_AreWrittenOnceAMinuteAtMost_AndNothingWhereNothingWasDone()
    {
        var (runner, results, work) = (_town.Services.GetRequiredService<DueWorkRunner>(), _town.Services.GetRequiredService<WorkLog>(), new TestWork { Works = static step => step is 1 or 3 or 4 });
        Assert.True(await runner.StepAsync(work, default));
        await results.WriteAsync(all: false, default);
        var first = (await EntryAsync())!;
        Assert.Equal(1, first.LastCount);

        Assert.False(await runner.StepAsync(work, default)); // Nothing was due.
        await results.WriteAsync(all: true, default);
        Assert.Equal(first.Revision, (await EntryAsync())!.Revision);

        Assert.True(await runner.StepAsync(work, default));
        Assert.True(await runner.StepAsync(work, default));
        await results.WriteAsync(all: false, default);
        Assert.Equal(1, (await EntryAsync())!.LastCount); // Not yet a minute.
        _town.Time.Advance(WorkLog.Pause);
        await results.WriteAsync(all: false, default);
        Assert.Equal(2, (await EntryAsync())!.LastCount);

        Task<ScheduleEntry?> EntryAsync() => _town.ReadAsync(static db => db.Schedule.AsNoTracking().FirstOrDefaultAsync(static entry => entry.Name == "test"));
    }

    [Fact]
    public async Task Step_ThatFails_HoldsUpNothingElse()
    {
        var (broken, sound) = (new TestWork { Name = "broken", Works = static _ => throw new InvalidOperationException("The work broke.") }, new TestWork());
        using var service = await StartAsync(broken, sound);
        Assert.Equal((1, 1), (await broken.Steps.NextAsync(), await sound.Steps.NextAsync()));
        await service.StopAsync(default);
    }

    [Fact]
    public async Task Work_ThatAnotherProcessHolds_IsLeftAlone_UntilItsLeaseEnds()
    {
        var (work, clock) = (new TestWork { Works = static _ => true }, _town.Time);
        Assert.True(await Runner().StepAsync(work, default));
        Assert.Equal(WorkLook.Later, await Runner().LookAsync(work, default));

        clock.Advance(WorkLeases.Duration);
        Assert.True(await Runner().StepAsync(work, default));
        clock.Advance(TimeSpan.FromHours(-3)); // What was taken before the clock was put back holds nobody up.
        Assert.True(await Runner().StepAsync(work, default));
        Assert.Equal(3, work.Steps.Count);

        DueWorkRunner Runner() => ActivatorUtilities.CreateInstance<DueWorkRunner>(_town.Services, ActivatorUtilities.CreateInstance<WorkLeases>(_town.Services));
    }

    [Fact]
    public async Task WhatIsDue_IsReadOnceForManySteps_AndAnewAfterAWhile()
    {
        foreach (var one in Enumerable.Range(1, 100))
        {
            await _town.AddAsync(new Member { Name = $"{one}" });
        }

        var (runner, work) = (_town.Services.GetRequiredService<DueWorkRunner>(), new ManyDue());
        for (var step = 0; step < 50; step++)
        {
            Assert.True(await runner.StepAsync(work, default));
        }

        Assert.Equal(1, work.Reads);
        _town.Time.Advance(TimeSpan.FromSeconds(5));
        while (await runner.StepAsync(work, default))
        {
        }

        Assert.Equal(3, work.Reads); // Once for the rest, and once to see that nothing is left.
        Assert.Equal(100, work.Done.Count);
    }

    /// <summary>A hundred steps, each of which is due until it is taken.</summary>
    private sealed class ManyDue : IDueWork
    {
        public int Reads { get; private set; }

        public List<long> Done { get; } = [];

        public string Name => "many";

        public TimeSpan Every => TimeSpan.FromSeconds(1);

        public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
        {
            Reads++;
            return db.Members.Select(static one => one.Id).Where(one => !Done.Contains(one));
        }

        public Task<bool> StepAsync(long id, CancellationToken cancel)
        {
            var isNew = !Done.Contains(id);
            Done.AddRange(isNew ? [id] : []);
            return Task.FromResult(isNew);
        }
    }

    /// <summary>Lets the pause after a look pass, which nobody can wake it from, until it rests for longer.</summary>
    private async Task RestAsync(TimeSpan every, TimeSpan? then = null)
    {
        await _town.Time.AsleepAsync(every);
        _town.Time.Advance(every);
        await (then == TimeSpan.Zero ? Task.CompletedTask : _town.Time.AsleepAsync(then ?? (14 * every)));
    }

    private Task<StoredSetting> CommitAsync() => _town.AddAsync(new StoredSetting { Name = Guid.NewGuid().ToString("n"), Value = "" });

    private async Task<DueWorkService> StartAsync(params IDueWork[] works)
    {
        var service = new DueWorkService(works, _town.Services.GetRequiredService<DueWorkRunner>(), _town.Services.GetRequiredService<SteeredWork>(), new OneAtATime(), _town.Services.GetRequiredService<WorkLog>(), _town.Services.GetRequiredService<Commits>(), _town.Time, NullLogger<DueWorkService>.Instance);
        await service.StartAsync(default);
        return service;
    }
}
