using System.Globalization;
using System.Text.Json;
using CoP.Minutes;

namespace CoP.Benchmarks.Minutes;

/// <summary>A line of minutes, and what should be read from it where that is known.</summary>
internal sealed record MinutesSample(string Id, string Text, DateOnly? Date, IReadOnlyList<string> People, IReadOnlyList<ExpectedAction>? Actions, bool Held);

/// <summary>An action as people have read it.</summary>
internal sealed record ExpectedAction(IReadOnlyList<string> Owners, DateOnly? Due, ProposalKind Kind);

/// <summary>A phrase, and the days it means where that is known.</summary>
internal sealed record PhraseSample(string Id, string Text, string? Language, DateOnly? Now, DateOnly? Start, DateOnly? End, bool Held);

/// <summary>Reads lines of JSON, whatever is missing in them; a line that cannot be read is told and left out.</summary>
internal static class SampleLines
{
    public static IEnumerable<MinutesSample> Minutes(string path) => Read(path, static (json, number) => new MinutesSample(
        Id(json, number), Text(json, "text") ?? "", Day(json, "date"), Names(json, "people"), json.TryGetProperty("actions", out var actions) && actions.ValueKind == JsonValueKind.Array ? [.. actions.EnumerateArray().Select(Action)] : null, Flag(json, "held")));

    public static IEnumerable<PhraseSample> Phrases(string path) => Read(path, static (json, number) => new PhraseSample(
        Id(json, number), Text(json, "text") ?? "", Text(json, "language"), Day(json, "now") ?? Day(json, "date"), Day(json, "start"), Day(json, "end"), Flag(json, "held")));

    private static IEnumerable<T> Read<T>(string path, Func<JsonElement, int, T> read)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Trim().Length > 0 && Try(line, number, path, read, out var sample))
            {
                yield return sample;
            }
        }
    }

    private static bool Try<T>(string line, int number, string path, Func<JsonElement, int, T> read, out T sample)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            sample = json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement, number) : throw new FormatException("it is no object");
            return true;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, line {number}, is left out: {problem.Message}"));
            sample = default!;
            return false;
        }
    }

    private static ExpectedAction Action(JsonElement json) => new(
        Names(json, "owners"), Day(json, "due"), string.Equals(Text(json, "kind"), "recommendation", StringComparison.OrdinalIgnoreCase) ? ProposalKind.Recommendation : ProposalKind.Action);

    private static string Id(JsonElement json, int number) => Text(json, "id") ?? number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null } : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A day, or a moment of which only the day counts.</summary>
    private static DateOnly? Day(JsonElement json, string name) =>
        Text(json, name) is { Length: >= 10 } said && DateOnly.TryParseExact(said[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Texts, or objects with a name.</summary>
    private static IReadOnlyList<string> Names(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(static one => one.ValueKind == JsonValueKind.String ? one.GetString() : one.ValueKind == JsonValueKind.Object ? Text(one, "name") : null).OfType<string>()] : [];
}
