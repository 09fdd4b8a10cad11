using System.CommandLine;
using CoP.Benchmarks.Minutes;

namespace CoP.Benchmarks.Runs;

/// <summary>How well dates in words are understood.</summary>
internal static class DatesRun
{
    public static Command Command()
    {
        var phrases = new Option<FileInfo>("--phrases") { Description = "JSON lines of id, text, language (may be missing), now (yyyy-MM-dd).", Required = true };
        var run = new Option<FileInfo>("--out") { Description = "Where what was read is written: JSON lines of id, start, end; null where there is no date.", Required = true };
        var expected = new Option<FileInfo?>("--expected") { Description = "The phrases with start and end: figures are printed, too." };
        var command = new Command("dates", "Finds the days that phrases mean.") { phrases, run, expected };
        command.SetAction((parsed, _) =>
        {
            MinutesEvaluation.Dates(parsed.GetValue(phrases)!, parsed.GetValue(run)!, parsed.GetValue(expected));
            return Task.CompletedTask;
        });
        return command;
    }
}
