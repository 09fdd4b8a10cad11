using System.CommandLine;
using CoP.Benchmarks.Minutes;

namespace CoP.Benchmarks.Runs;

/// <summary>How well actions are read from minutes.</summary>
internal static class ActionsRun
{
    public static Command Command()
    {
        var minutes = new Option<FileInfo>("--minutes") { Description = "JSON lines of id, text, date (yyyy-MM-dd), people (names).", Required = true };
        var run = new Option<FileInfo>("--out") { Description = "Where what was read is written: JSON lines of id, actions.", Required = true };
        var expected = new Option<FileInfo?>("--expected") { Description = "JSON lines of id, actions (owners, due, kind): figures are printed, too." };
        var command = new Command("actions", "Reads minutes and proposes the actions in them.") { minutes, run, expected };
        command.SetAction((parsed, _) =>
        {
            MinutesEvaluation.Actions(parsed.GetValue(minutes)!, parsed.GetValue(run)!, parsed.GetValue(expected));
            return Task.CompletedTask;
        });
        return command;
    }
}
