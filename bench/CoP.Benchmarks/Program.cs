using System.CommandLine;
using CoP.Benchmarks.Runs;

return await new RootCommand("Measures CoP.Bot against loopback stand-ins of its platforms. bench/README.md explains each.")
{
    EfficiencyRun.Command(),
    PipelineRun.Command(),
    RepliesRun.Command(),
    TurnsRun.Command(),
    StartRun.Command(),
    SeedRun.Command(),
}.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
