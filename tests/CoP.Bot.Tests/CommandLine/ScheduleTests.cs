using CoP.Bot.Tests.Staging;
using CoP.Community;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.CommandLine;

/// <summary><c>schedule</c> beside a running program, on the same file, and where there is none.</summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Schedule_ListsEverything_WithWhenAndHow()
    {
        var said = await SayAsync();

        Assert.Equal((0, ""), (said.Code, said.Error));
        string[] lines = ["Database: /", "  action-weeks           next 20", "  purge                  next 20", "  questions              looks every", "nothing done yet"];
        Assert.All(lines, line => Assert.Contains(line, said.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_IsObeyedByTheRunningProgram_Once_AndItsResultIsListed()
    {
        Assert.Contains("purge runs within seconds", (await SayAsync("run", "purge")).Output, StringComparison.Ordinal);

        var entry = await RunningBot.UntilAsync(() => EntryAsync("purge"), static entry => entry is { RunAskedAt: null, LastRunAt: not null });

        Assert.Equal(RunOutcome.Done, entry!.LastOutcome);
        Assert.Contains("done (0)", (await SayAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PauseAndResume_AreKept_Noted_AndSaidOnce()
    {
        Assert.Equal(0, (await SayAsync("pause", "questions")).Code);
        (await SayAsync("pause", "questions")).IsRefusedPlainly("questions is paused already.");
        Assert.Contains("PAUSED since", (await SayAsync()).Output, StringComparison.Ordinal);
        Assert.True(await _bot.Services.GetRequiredService<SteeredWork>().IsPausedAsync("questions", default) || await RunningBot.UntilAsync(IsPausedAsync, static paused => paused));

        Assert.Equal(0, (await SayAsync("resume", "questions")).Code);
        (await SayAsync("resume", "questions")).IsRefusedPlainly("questions is not paused.");
        var noted = await ReadAsync(static db => db.AuditLog.Where(static entry => entry.Subject == "schedule:questions").OrderBy(static entry => entry.Id).ToListAsync());
        Assert.Equal(["work.pause", "work.resume"], noted.Select(static entry => entry.Action));
        Assert.All(noted, static entry => Assert.Null(entry.ActorId));
    }

    [Theory]
    [InlineData("run", "purgee", "'purgee' is not a work of the schedule. Did you mean purge?")]
    [InlineData("pause", "something-else-altogether", "is not a work of the schedule. \"")]
    public async Task ANameThatIsNone_IsAnsweredWithTheNearest(string verb, string name, string answer) =>
        (await SayAsync(verb, name)).IsRefusedPlainly(answer);

    [Fact]
    public async Task WhereThereIsNoDatabase_ItSaysWhereItLooked_AndMakesNone()
    {
        using var folder = new TempFolder();

        (await Spoken.ToAsync("schedule", "--Database:ConnectionString", folder.Connection)).IsRefusedPlainly($"There is no database {folder["community.db"]}");

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private Task<bool> IsPausedAsync() => _bot.Services.GetRequiredService<SteeredWork>().IsPausedAsync("questions", default);

    private Task<Spoken> SayAsync(params string[] words) => Spoken.ToAsync(["schedule", .. words, "--Database:ConnectionString", _bot.Database]);

    private Task<ScheduleEntry?> EntryAsync(string name) => ReadAsync(db => db.Schedule.AsNoTracking().FirstOrDefaultAsync(entry => entry.Name == name));

    private async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }
}
