using System.CommandLine;
using CoP.Benchmarks.Running;
using CoP.Benchmarks.Runs;

if (await AheadHost.RunAsync(args))
{
    return 0;
}

var bot = new Option<DirectoryInfo?>("--bot") { Description = "A folder with a published bot; without it, the one that was built beside this.", Recursive = true };
var parsed = new RootCommand("Measures CoP.Bot against loopback stand-ins of its platforms. bench/README.md explains each.")
{
    bot,
    EfficiencyRun.Command(),
    PipelineRun.Command(),
    RepliesRun.Command(),
    RemindersRun.Command(),
    TurnsRun.Command(),
    FloodRun.Command(),
    RegisterRun.Command(),
    StartRun.Command(),
    SearchRun.Command(),
    ActionsRun.Command(),
    DatesRun.Command(),
    SeedRun.Command(),
}.Parse(args);
BotProcess.Folder = parsed.GetValue(bot)?.FullName ?? AppContext.BaseDirectory;
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
