using System.Diagnostics;
using System.Text.RegularExpressions;
using CoP.Bot.Hosting;
using CoP.Extraction.Processes;
using CoP.Extraction.Tests.Making;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CoP.Extraction.Tests;

/// <summary>The child's side: what it denies itself, and how it is started.</summary>
public sealed partial class ChildTests(Reading reading) : IClassFixture<Reading>
{
    [Fact]
    public async Task Child_WhoseStackEnds_IsAnOutcome()
    {
        // PdfPig follows an object that is itself until the stack ends, which nothing in the process survives.
        var path = reading.Write(PdfDocuments.Raw([PdfDocuments.Catalog, PdfDocuments.Pages, PdfDocuments.Page, "4 0 R", PdfDocuments.Font]));

        var end = await new ChildProcess(Reading.Command, TimeProvider.System).RunAsync(10, [path], CancellationToken.None);

        Assert.NotEqual(0, end!.ExitCode);
        Assert.Equal(ExtractionOutcome.NotReadable, (await reading.ReadAsync(await File.ReadAllBytesAsync(path), "a.pdf")).Outcome);
    }

    [Fact]
    public async Task Child_MayNotWriteFiles()
    {
        var (path, into) = (reading.Write("Habari"u8.ToArray()), reading.NewPath());
        var (program, words) = Reading.Command;
        using var shell = Process.Start("/bin/sh", ["-c", "into=$1; shift; exec \"$@\" > \"$into\" 2> /dev/null", "sh", into, program, .. words, "10", path]);

        await shell.WaitForExitAsync();

        Assert.NotEqual(0, shell.ExitCode);
        Assert.Equal(0, new FileInfo(into).Length);
    }

    [Fact]
    public async Task Child_LimitsItself_AndEndsWhenNobodyWatches()
    {
        var path = reading.NewPath();
        using var pipe = Process.Start("mkfifo", [path]);
        await pipe.WaitForExitAsync();
        var (program, words) = Reading.Command;
        using var child = Process.Start(new ProcessStartInfo(program, [.. words, "4", path]) { RedirectStandardOutput = true })!;

        await HasBegunAsync(child);
        var limits = Several().Replace(await File.ReadAllTextAsync($"/proc/{child.Id}/limits"), " ");
        var hasEnded = child.WaitForExit(TimeSpan.FromSeconds(30));
        child.Kill();

        Assert.True(hasEnded);
        string[] set = ["Max cpu time 8 8 ", "Max file size 0 0 ", "Max core file size 0 0 ", "Max open files 128 128 "];
        Assert.All(set, limit => Assert.Contains(limit, limits, StringComparison.Ordinal));
    }

    [Fact]
    public void File_ThatTookAllTime_BeforeItsFirstWord_TookTooLong()
    {
        var clock = new FakeTimeProvider();
        var text = new CollectedText(clock, TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(ExtractionOutcome.TooLong, FileReading.Read(reading.Write(PdfDocuments.Of("Habari")), text).Outcome);
    }

    [Fact]
    public async Task Child_ReadsSeveral_AndSaysALineForEach()
    {
        string[] paths = [reading.Write("moja"u8.ToArray()), reading.Write([0, 1]), reading.Write("tatu"u8.ToArray())];

        var end = await new ChildProcess(Reading.Command, TimeProvider.System).RunAsync(10, paths, CancellationToken.None);

        Assert.Equal(3, System.Text.Encoding.UTF8.GetString(end!.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Program_AsAnExecutable_ReadsAsWell()
    {
        using var process = Reading.Through(new(Path.Combine(AppContext.BaseDirectory, "CoP.Bot"), [ExtractionChild.Command]));

        Assert.Equal("Habari", (await process.ReadAsync(reading.Write("Habari"u8.ToArray()), "a.txt", CancellationToken.None)).Text);
    }

    [Fact]
    public async Task Bot_ReadsFiles_AsItIsPutTogether()
    {
        await using var bot = BotHost.Build([$"--Database:ConnectionString=Data Source={reading.NewPath()}", "--Extraction:MaxMegabytes=1"]);
        var process = bot.Services.GetRequiredService<ExtractionProcess>();

        Assert.Equal("Habari", (await process.ReadAsync(reading.Write("Habari"u8.ToArray()), "a.txt", CancellationToken.None)).Text);
        Assert.Equal(ExtractionOutcome.TooLarge, (await process.ReadAsync(reading.Write(new byte[2_000_000]), "a.txt", CancellationToken.None)).Outcome);
    }

    [Theory]
    [InlineData("--Extraction:MaxSeconds=0", "Extraction:MaxSeconds must be between 2 and 120, and is '0'.")]
    [InlineData("--Extraction:MaxMegabytes=501", "Extraction:MaxMegabytes must be between 1 and 500, and is '501'.")]
    public void Settings_ThatDoNotFit_StopTheStart(string setting, string says) =>
        Assert.Contains(says, Assert.Throws<OptionsValidationException>(() => BotHost.Build([$"--Database:ConnectionString=Data Source={reading.NewPath()}", setting])).Failures);

    // New rights are the last that it gives up.
    private static async Task HasBegunAsync(Process child)
    {
        while (!(await File.ReadAllTextAsync($"/proc/{child.Id}/status")).Contains("NoNewPrivs:\t1", StringComparison.Ordinal))
        {
            Assert.False(child.HasExited);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    [GeneratedRegex(" +")]
    private static partial Regex Several();
}
