using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoP.Benchmarks.Running;
using CoP.Search;

namespace CoP.Benchmarks.Search;

/// <summary>One line of documents or queries.</summary>
internal sealed record TextLine(string Id, string? Title, string? Body, string? Abstract);

/// <summary>Builds an index of documents, asks it, writes the run, and says how it went.</summary>
internal static class Evaluation
{
    private const int Batch = 5_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Run(FileInfo documents, FileInfo queries, FileInfo run, FileInfo? qrels, int depth, int copies)
    {
        var folder = Directory.CreateTempSubdirectory("cop-search-");
        try
        {
            var path = Path.Combine(folder.FullName, "index.db");
            Index(documents, path, copies);
            var answers = Ask(path, queries, depth);
            Write(run, answers);
            if (qrels is not null)
            {
                Console.WriteLine(Judgement.Of(answers, Judgement.Read(qrels)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Index(FileInfo documents, string path, int copies)
    {
        var began = Stopwatch.GetTimestamp();
        using var writer = SearchWriter.Open(path);
        var count = 0;
        foreach (var batch in Lines(documents).SelectMany(line => Copies(line, copies)).Chunk(Batch))
        {
            writer.Write(batch);
            count += batch.Length;
        }

        writer.Optimize();
        Console.WriteLine($"{count} documents indexed in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {new FileInfo(path).Length / 1_000_000.0:0.0} MB");
    }

    private static List<(string Query, IReadOnlyList<SearchHit> Hits, double Certainty)> Ask(string path, FileInfo queries, int depth)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        using var reader = SearchReader.Open(path, Glossary.Field);
        List<TimeSpan> took = [];
        List<(string, IReadOnlyList<SearchHit>, double)> answers = [];
        foreach (var query in Lines(queries))
        {
            var began = Stopwatch.GetTimestamp();
            var hits = reader.Find(query.Title ?? query.Body ?? "", query.Title is null ? "" : query.Body ?? "", depth);
            took.Add(Stopwatch.GetElapsedTime(began));
            answers.Add((query.Id, hits, hits is [var first, ..] ? reader.Certainties(query.Title ?? query.Body ?? "", [first.Key])[0] : 0));
        }

        process.Refresh();
        Console.WriteLine($"{took.Count} queries: p50 {Quantile.Of(took, 0.5):0.0} ms, p99 {Quantile.Of(took, 0.99):0.0} ms; memory grew by {(process.WorkingSet64 - before) / 1_000_000.0:0} MB");
        return answers;
    }

    private static void Write(FileInfo run, List<(string Query, IReadOnlyList<SearchHit> Hits, double Certainty)> answers)
    {
        using var lines = run.CreateText();
        foreach (var (query, hits, _) in answers)
        {
            foreach (var (hit, at) in hits.Select(static (hit, at) => (hit, at)))
            {
                lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{query} Q0 {hit.Key} {at + 1} {hit.Score:0.######} cop"));
            }
        }
    }

    private static IEnumerable<TextLine> Lines(FileInfo file) =>
        File.ReadLines(file.FullName).Where(static line => line.Trim().Length > 0).Select(static line => JsonSerializer.Deserialize<TextLine>(line, Json)!);

    /// <summary>The first as it is; the others with words that tell them apart, so that the vocabulary grows as it does in life.</summary>
    private static IEnumerable<IndexedText> Copies(TextLine line, int copies)
    {
        var (title, body) = (line.Title ?? "", line.Body ?? line.Abstract ?? "");
        yield return new IndexedText(line.Id, title, body);
        for (var copy = 1; copy < copies; copy++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"{(copy * 7919) % 99_991:x}");
            yield return new IndexedText(string.Create(CultureInfo.InvariantCulture, $"{line.Id}-{copy}"), $"{title} {mark}", $"{body} volume {mark}");
        }
    }
}
