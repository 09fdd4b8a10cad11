using System.Globalization;
using CoP.Search;

namespace CoP.Benchmarks.Search;

/// <summary>How good the answers to some queries are.</summary>
internal sealed record Judgement(int Queries, double Recall3, double Recall5, double Recall10, double ReciprocalRank, double HitIn3)
{
    /// <summary>Of the surest quarter, half, three quarters and all: the least certainty of the first answer, and how often it is right.</summary>
    public IReadOnlyList<(double Share, double Certainty, double Right)> Coverage { get; init; } = [];

    /// <summary>Which documents answer a query: lines of <c>qid 0 docid relevance</c>.</summary>
    public static ILookup<string, string> Read(FileInfo qrels) => File.ReadLines(qrels.FullName)
        .Select(static line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Where(static parts => parts.Length >= 4 && int.Parse(parts[3], CultureInfo.InvariantCulture) > 0).ToLookup(static parts => parts[0], static parts => parts[2]);

    public static Judgement Of(List<(string Query, IReadOnlyList<SearchHit> Hits, double Certainty)> answers, ILookup<string, string> relevant)
    {
        var judged = answers.Where(answer => relevant.Contains(answer.Query)).Select(answer => (Keys: answer.Hits.Select(static hit => hit.Key).ToList(), Right: relevant[answer.Query].ToHashSet(StringComparer.Ordinal))).ToList();
        double Mean(Func<(List<string> Keys, HashSet<string> Right), double> of) => judged.Count == 0 ? 0 : judged.Average(of);
        double Recall(int depth) => Mean(one => one.Keys.Take(depth).Count(one.Right.Contains) / (double)one.Right.Count);
        return new Judgement(
            judged.Count, Recall(3), Recall(5), Recall(10),
            Mean(static one => one.Keys.FindIndex(one.Right.Contains) is >= 0 and var at ? 1.0 / (at + 1) : 0),
            Mean(static one => one.Keys.Take(3).Any(one.Right.Contains) ? 1 : 0))
        {
            Coverage = CoverageOf(answers, relevant),
        };
    }

    private static List<(double, double, double)> CoverageOf(List<(string Query, IReadOnlyList<SearchHit> Hits, double Certainty)> answers, ILookup<string, string> relevant)
    {
        var firsts = answers.Where(answer => relevant.Contains(answer.Query) && answer.Hits.Count > 0).Select(answer => (answer.Certainty, Right: relevant[answer.Query].Contains(answer.Hits[0].Key)))
            .OrderByDescending(static first => first.Certainty).ToList();
        double[] shares = [0.25, 0.5, 0.75, 1];
        return firsts.Count == 0 ? [] : [.. shares.Select(share => firsts.Take((int)Math.Ceiling(share * firsts.Count)).ToList()).Select((part, at) => (shares[at], part[^1].Certainty, part.Average(static first => first.Right ? 1.0 : 0)))];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Queries} judged: recall@3 {Recall3:0.000}, @5 {Recall5:0.000}, @10 {Recall10:0.000}; MRR {ReciprocalRank:0.000}; hit in 3 {HitIn3:0.000}")
        + string.Concat(Coverage.Select(static part => string.Create(CultureInfo.InvariantCulture, $"{Environment.NewLine}surest {part.Share:0 %}: certainty from {part.Certainty:0.00}, first right {part.Right:0.000}")));
}
