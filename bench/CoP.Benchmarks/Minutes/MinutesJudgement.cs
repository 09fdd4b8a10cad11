using System.Globalization;
using CoP.Minutes;

namespace CoP.Benchmarks.Minutes;

/// <summary>How well actions were read: names of owners found and expected, days of those that are expected, and what was found where nothing is.</summary>
internal sealed record MinutesJudgement(int Samples, int Actions, int OwnersFound, int OwnersExpected, int OwnersRight, int DuesFound, int DuesExpected, int DuesRight, int KindsRight, int MostFalseInOne)
{
    public double OwnerPrecision => Share(OwnersRight, OwnersFound);

    public double OwnerRecall => Share(OwnersRight, OwnersExpected);

    public double DuePrecision => Share(DuesRight, DuesFound);

    public double DueRecall => Share(DuesRight, DuesExpected);

    public static MinutesJudgement Of(IEnumerable<(IReadOnlyList<ExpectedAction> Expected, IReadOnlyList<ProposedAction> Found)> samples)
    {
        var all = new MinutesJudgement(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var (expected, found) in samples)
        {
            List<string> owners = [.. found.SelectMany(static action => action.Owners).Select(Plain)];
            List<string> wanted = [.. expected.SelectMany(static action => action.Owners).Select(Plain)];
            List<DateOnly> dues = [.. found.Select(static action => action.Due).OfType<DateOnly>()];
            List<DateOnly> days = [.. expected.Select(static action => action.Due).OfType<DateOnly>()];
            all = new MinutesJudgement(
                all.Samples + 1, all.Actions + expected.Count, all.OwnersFound + owners.Count, all.OwnersExpected + wanted.Count, all.OwnersRight + Common(owners, wanted),
                all.DuesFound + dues.Count, all.DuesExpected + days.Count, all.DuesRight + Common(dues, days),
                all.KindsRight + Common(found.Select(static action => action.Kind), expected.Select(static action => action.Kind)),
                expected.Count == 0 ? Math.Max(all.MostFalseInOne, found.Count) : all.MostFalseInOne);
        }

        return all;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Samples} texts, {Actions} actions: owners precision {OwnerPrecision:0.000}, recall {OwnerRecall:0.000}; days precision {DuePrecision:0.000}, recall {DueRecall:0.000}; kinds right {KindsRight}; at most {MostFalseInOne} where there is none");

    private static double Share(int part, int whole) => whole == 0 ? 1 : part / (double)whole;

    private static int Common<T>(IEnumerable<T> one, IEnumerable<T> other)
    {
        List<T> left = [.. other];
        return one.Count(left.Remove);
    }

    /// <summary>Names are the same whatever their case, and with or without an article.</summary>
    private static string Plain(string name)
    {
        var plain = name.Trim().TrimStart('@').ToLowerInvariant().Replace('’', '\'');
        string[] articles = ["the ", "le ", "la ", "les ", "l'", "el ", "los ", "las "];
        return articles.FirstOrDefault(article => plain.StartsWith(article, StringComparison.Ordinal)) is { } found ? plain[found.Length..] : plain;
    }
}
