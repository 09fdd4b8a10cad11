using System.CommandLine;
using CoP.Benchmarks.Search;

namespace CoP.Benchmarks.Runs;

/// <summary>How well, and how fast, the product finds: any documents and queries in, a run as TREC's tools read it out.</summary>
internal static class SearchRun
{
    public static Command Command()
    {
        var documents = new Option<FileInfo>("--documents") { Description = "JSON lines of id, title, body (may be missing).", Required = true };
        var queries = new Option<FileInfo>("--queries") { Description = "The same, what is asked.", Required = true };
        var run = new Option<FileInfo>("--run") { Description = "Where the answers are written: qid Q0 docid rank score tag.", Required = true };
        var qrels = new Option<FileInfo?>("--qrels") { Description = "qid 0 docid relevance, a line each: figures are printed, too." };
        var depth = new Option<int>("--depth") { DefaultValueFactory = static _ => 100 };
        var copies = new Option<int>("--copies") { DefaultValueFactory = static _ => 1, Description = "Indexes each document so often, under other ids and in other words, to measure size and speed." };
        var command = new Command("search", "Indexes documents, answers queries, and measures both.") { documents, queries, run, qrels, depth, copies };
        command.SetAction((parsed, _) =>
        {
            Evaluation.Run(parsed.GetValue(documents)!, parsed.GetValue(queries)!, parsed.GetValue(run)!, parsed.GetValue(qrels), parsed.GetValue(depth), parsed.GetValue(copies));
            return Task.CompletedTask;
        });
        return command;
    }
}
