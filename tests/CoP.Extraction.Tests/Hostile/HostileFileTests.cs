using System.Text;
using CoP.Testing.Transcripts;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Whatever is in a file: its reading ends with an outcome, within its limits, and leaves no process behind.</summary>
public sealed class HostileFileTests(Reading reading) : IClassFixture<Reading>
{
    private static readonly (string Of, HostileFile[] Files)[] All =
    [
        ("archives", HostileArchives.All), ("Word and PowerPoint", HostileOffice.All), ("Excel", HostileSheets.All),
        ("PDF", HostilePdfs.All), ("HTML and texts", HostileTexts.All), ("recordings", HostileRecordings.All), ("names", HostileNames.All),
    ];

    public static TheoryData<string, string> Names => All.SelectMany(static group => group.Files.Select(file => (group.Of, file.Name)))
        .Aggregate(new TheoryData<string, string>(), static (names, one) => { names.Add(one.Of, one.Name); return names; });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task File_EndsWithAnOutcome_AndNoProcessIsLeft(string of, string name)
    {
        var file = All.Single(group => group.Of == of).Files.Single(one => one.Name == name);
        var path = reading.NewPath();
        file.Write(path);
        var log = new ReadingLog();
        using var process = Reading.Through(Reading.Command, log: log);

        var text = await process.ReadAsync(path, file.FileName, CancellationToken.None);
        Measure(of, name, text, log);

        Assert.False(Reading.IsRead(path));
        Assert.Contains(text.Outcome, file.Outcomes);
        Assert.Contains(text.Outcome == ExtractionOutcome.Read ? file.Says ?? "" : "", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(file.DoesNotSay ?? "\0", text.Text, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Table_InTheDocumentation_IsThisOne() => Golden.Matches("../../../docs/hostile-files.md", Table());

    // With COP_MEASURE=FILE every reading is noted there.
    private static void Measure(string of, string name, ExtractedText text, ReadingLog log)
    {
        if (Environment.GetEnvironmentVariable("COP_MEASURE") is { } file)
        {
            File.AppendAllText(file, FormattableString.Invariant($"{log["Milliseconds"]}\t{log["Megabytes"]}\t{text.Outcome}\t{text.Format}\t{text.Text.Length}\t{of}: {name}\n"));
        }
    }

    private static string Table()
    {
        var table = new StringBuilder("""
            # Hostile files, and how their reading ends

            Each row is a test (`tests/CoP.Extraction.Tests/Hostile`), which writes this table: the file is read by the program itself, in the process that it
            starts for each, with the limits that hold by default. Several outcomes stand where it depends on the machine, or on how much a library
            forgives. No process is left behind, nothing but the file itself is opened or fetched, and the program that asked goes on.

            | of | what | its name | how it ends |
            |---|---|---|---|

            """);
        foreach (var (of, file) in All.SelectMany(static group => group.Files.Select(file => (group.Of, file))))
        {
            table.Append(null, $"| {of} | {file.Name} | {Shown(file.FileName)} | {string.Join(", ", file.Outcomes)} |\n");
        }

        return table.ToString();
    }

    private static string Shown(string name) =>
        name.Length is 0 or > 60 ? "" : $"`{string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || ".-/\\".Contains(letter, StringComparison.Ordinal) ? $"{letter}" : FormattableString.Invariant($"\\u{(int)letter:X4}")))}`";
}
