using System.CommandLine;
using CoP.Benchmarks.Running;
using CoP.Benchmarks.Runs;

if (await AheadHost.RunAsync(args))
{
    return 0;
}

var bot = new Option<DirectoryInfo?>("--bot") { Description = "A folder with a published bot; without it, the one that was built beside this.", Recursive = true };
var server = new Option<string?>("--postgresql") { Description = "The connection string of a PostgreSQL server on which databases may be made; without it, each run has an SQLite file.", Recursive = true };
var nodes = new Option<int>("--nodes") { DefaultValueFactory = static _ => 1, Description = "How many processes of the bot work on one database.", Recursive = true };
var parsed = new RootCommand("Measures CoP.Bot against loopback stand-ins of its platforms. bench/README.md explains each.")
{
    bot,
    server,
    nodes,
    EfficiencyRun.Command(),
    PipelineRun.Command(),
    RepliesRun.Command(),
    RemindersRun.Command(),
    TurnsRun.Command(),
    GrowthRun.Command(),
    FloodRun.Command(),
    RegisterRun.Command(),
    StartRun.Command(),
    SearchRun.Command(),
    ActionsRun.Command(),
    DatesRun.Command(),
    SeedRun.Command(),
}.Parse(args);
BotProcess.Folder = parsed.GetValue(bot)?.FullName ?? AppContext.BaseDirectory;
(RunFolder.PostgreSql, BenchmarkSetup.Nodes) = (parsed.GetValue(server), parsed.GetValue(nodes));
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
