using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CoP.Extraction.Processes;
using CoP.Extraction.Tests.Making;

namespace CoP.Extraction.Tests;

/// <summary>
/// Good files with a few bytes changed, left out or doubled, by seed: a hundred to a process, which must say a line for each. <c>COP_FUZZ</c>
/// is how many batches of each kind, and <c>COP_FUZZ_SEED</c> where they begin.
/// </summary>
public sealed class FuzzTests(Reading reading) : IClassFixture<Reading>
{
    private const int Batch = 100;
    private static readonly int Batches = Setting("COP_FUZZ", 3);
    private static readonly int First = Setting("COP_FUZZ_SEED", 1);

    private static readonly Dictionary<string, Func<byte[]>> Good = new()
    {
        ["pdf"] = static () => PdfDocuments.Of("Habari ya asubuhi", "Inua Jamii"),
        ["pdf by hand"] = static () => PdfDocuments.Showing(PdfDocuments.Words),
        ["docx"] = static () => Documents.Word("Habari", "ya asubuhi"),
        ["pptx"] = static () => Documents.Slides("Habari", "ya asubuhi"),
        ["xlsx"] = static () => Documents.Sheet(["Habari", "ya"], ["asubuhi"]),
        ["xls"] = static () => OleDocuments.Sheet("Habari", "ya asubuhi"),
        ["docx, unpacked"] = static () => Stored(Documents.Word("Habari")),
        ["xlsx, unpacked"] = static () => Stored(Documents.Sheet(["Habari", "ya"], ["asubuhi"])),
        ["html"] = static () => Documents.Html("<h1>Habari</h1><p>ya <b>asubuhi</b> &amp; <script>a()</script>"),
        ["mp4"] = static () => Recordings.Mp4(60),
        ["mp3"] = static () => Recordings.Mp3("Habari", 2),
        ["wav"] = static () => Recordings.Wave(1)[..2000],
        ["txt"] = static () => Encoding.UTF8.GetBytes("Habari ya asubuhi, café ≥ 20"),
    };

    public static TheoryData<string> Kinds => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Files_WithChangedBytes_EndWithOutcomes(string kind)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            var seeds = Enumerable.Range(First + (batch * Batch), Batch).ToList();
            string[] paths = [.. seeds.Select(seed => reading.Write(Mutation.Of(Good[kind](), seed)))];

            var end = await new ChildProcess(Reading.Command, TimeProvider.System).RunAsync(10, paths, CancellationToken.None);

            var outcomes = Encoding.UTF8.GetString(end!.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonSerializer.Deserialize<ExtractedText>(line)!.Outcome).ToList();
            Assert.True((end.ExitCode, outcomes.Count) == (0, Batch), $"{kind}, seed {seeds[Math.Min(outcomes.Count, Batch - 1)]}: {end.Cause}, exit code {end.ExitCode}");
            Assert.All(outcomes, static outcome => Assert.True(Enum.IsDefined(outcome)));
            Array.ForEach(paths, File.Delete);
        }
    }

    // So that the change is in what is written and not in how it is packed.
    private static byte[] Stored(byte[] package)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create))
        using (var from = new ZipArchive(new MemoryStream(package)))
        {
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var target = zip.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                source.CopyTo(target);
            }
        }

        return to.ToArray();
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : otherwise;
}
