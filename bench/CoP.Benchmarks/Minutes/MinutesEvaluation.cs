using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoP.Minutes;

namespace CoP.Benchmarks.Minutes;

/// <summary>Reads minutes, or phrases of dates, by the product's own library, writes what was read, and says how right it is where that is known.</summary>
internal static class MinutesEvaluation
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Actions(FileInfo minutes, FileInfo run, FileInfo? expected)
    {
        var began = Stopwatch.GetTimestamp();
        Dictionary<string, IReadOnlyList<ProposedAction>> found = new(StringComparer.Ordinal);
        using (var lines = run.CreateText())
        {
            foreach (var sample in SampleLines.Minutes(minutes.FullName))
            {
                var actions = ActionReader.Read(sample.Text, sample.Date, sample.People);
                found[sample.Id] = actions;
                lines.WriteLine(JsonSerializer.Serialize(
                    new { sample.Id, Actions = actions.Select(static action => new { action.Text, action.Owners, Due = Day(action.Due), Kind = action.Kind == ProposalKind.Recommendation ? "recommendation" : "action", action.Source, action.Contributors }) }, Json));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count} texts read in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {found.Values.Sum(static actions => actions.Count)} actions"));
        if (expected is not null)
        {
            foreach (var half in SampleLines.Minutes(expected.FullName).Where(sample => sample.Actions is not null && found.ContainsKey(sample.Id)).GroupBy(static sample => sample.Held).OrderBy(static half => half.Key))
            {
                Console.WriteLine($"{(half.Key ? "held out: " : "")}{MinutesJudgement.Of(half.Select(sample => (sample.Actions!, found[sample.Id])))}");
            }
        }
    }

    public static void Dates(FileInfo phrases, FileInfo run, FileInfo? expected)
    {
        var began = Stopwatch.GetTimestamp();
        Dictionary<string, (DateOnly? Start, DateOnly? End)> found = new(StringComparer.Ordinal);
        using (var lines = run.CreateText())
        {
            foreach (var sample in SampleLines.Phrases(phrases.FullName))
            {
                var phrase = Find(sample);
                found[sample.Id] = (phrase?.Start, phrase?.End);
                lines.WriteLine(JsonSerializer.Serialize(new { sample.Id, Start = Day(phrase?.Start), End = Day(phrase?.End) }, Json));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count} phrases read in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
        if (expected is not null)
        {
            foreach (var half in SampleLines.Phrases(expected.FullName).Where(sample => found.ContainsKey(sample.Id)).GroupBy(static sample => sample.Held).OrderBy(static half => half.Key))
            {
                var right = half.Count(sample => found[sample.Id] == (sample.Start, sample.End));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(half.Key ? "held out: " : "")}{right} of {half.Count()} exact, {right / (double)half.Count():0.000}"));
            }
        }
    }

    /// <summary>Where nobody says when a phrase was said, only a day that is the same whenever it is said counts.</summary>
    private static DatePhrase? Find(PhraseSample sample) => sample.Now is { } now ? DatePhrases.Find(sample.Text, sample.Language, now)
        : DatePhrases.Find(sample.Text, sample.Language, new DateOnly(2001, 1, 10)) is { } once && once == DatePhrases.Find(sample.Text, sample.Language, new DateOnly(2019, 8, 20)) ? once : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
