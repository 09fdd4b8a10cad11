using System.Diagnostics;
using CoP.Extraction.Processes;
using Microsoft.Extensions.Time.Testing;

namespace CoP.Extraction.Tests;

/// <summary>The parent's side, with shells in the place of the child: they do what no child should.</summary>
public sealed class ProcessTests(Reading reading) : IClassFixture<Reading>
{
    private const string Good = """{"Outcome":1,"Format":6,"Text":"Habari"}""";
    private static readonly ExtractionOptions Short = new() { MaxSeconds = 2 };

    [Theory]
    [InlineData("echo nonsense")]
    [InlineData("echo null")]
    [InlineData("echo '{\"Outcome\":99}'")]
    [InlineData("echo '{\"Outcome\":1,\"Format\":99}'")]
    [InlineData("echo '{\"Outcome\":1,\"Text\":null}'")]
    [InlineData("printf '{\"Outcome\":1,\"Text\":\"%0200001d\"}' 0")]
    [InlineData("printf '{\"Outcome\":1,\"Title\":\"%0301d\"}' 0")]
    [InlineData("printf '[%050000d' 0 | tr 0 '['")]
    [InlineData($"echo '{Good}'; exit 1")]
    [InlineData($"echo '{Good}'; kill -SEGV $$")]
    [InlineData("kill -KILL $$")]
    [InlineData("true")]
    [InlineData("head -c 3000000 /dev/zero; sleep 1000")]
    public async Task Child_ThatSaysNonsenseOrDies_IsAnOutcome(string script) =>
        Assert.Equal(ExtractionOutcome.NotReadable, (await ReadAsync(script)).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("cat;")] // Its input has ended.
    [InlineData("head -c 3000000 /dev/zero >&2;")]
    public async Task Child_ThatSaysSomethingGood_IsHeard(string before) =>
        Assert.Equal((ExtractionOutcome.Read, "Habari"), ((await ReadAsync($"{before} echo '{Good}'")) is var text ? (text.Outcome, text.Text) : default));

    [Fact]
    public async Task Child_ThatTakesTooLong_IsEnded_WithAllItHasStarted()
    {
        var text = await ReadAsync("sleep 98765.1 & sleep 98765.2");

        Assert.Equal(ExtractionOutcome.TooLong, text.Outcome);
        Assert.False(Reading.IsRead("98765."));
    }

    [Fact]
    public async Task Child_ThatTakesTooMuchMemory_IsEnded() =>
        Assert.Equal(ExtractionOutcome.TooLarge, (await ReadAsync("ulimit -v 2000000; exec tail /dev/zero", new ExtractionOptions { MaxSeconds = 60 })).Outcome);

    [Fact]
    public async Task Time_IsTheInjectedClocks()
    {
        var clock = new FakeTimeProvider();
        using var process = Reading.Through(Shell("sleep 98766"), clock: clock);
        var read = process.ReadAsync(reading.Write([1]), "a", CancellationToken.None);
        while (!read.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(ExtractionOutcome.TooLong, (await read).Outcome);
    }

    [Fact]
    public async Task Cancelling_EndsTheChild()
    {
        using var cancel = new CancellationTokenSource();
        using var process = Reading.Through(Shell("touch \"$2.began\"; sleep 98767"));
        var path = reading.Write([1]);
        var read = process.ReadAsync(path, "a", cancel.Token);
        await ThereIsAsync(path + ".began");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.False(Reading.IsRead(path));
        Assert.False(Reading.IsRead("98767"));
    }

    [Fact]
    public async Task Children_AreTwoAtOnce()
    {
        using var process = Reading.Through(Shell($"touch \"$2.began\"; while [ ! -e \"$2.go\" ]; do sleep 0.02; done; echo '{Good}'"));
        string[] paths = [reading.Write([1]), reading.Write([1]), reading.Write([1])];
        var reads = paths.Select(path => process.ReadAsync(path, "a", CancellationToken.None)).ToList();
        await ThereIsAsync(paths[0] + ".began");
        await ThereIsAsync(paths[1] + ".began");
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);

        Assert.False(File.Exists(paths[2] + ".began"));
        Array.ForEach(paths, static path => File.WriteAllText(path + ".go", ""));
        Assert.All(await Task.WhenAll(reads), static text => Assert.Equal(ExtractionOutcome.Read, text.Outcome));
    }

    [Fact]
    public async Task Environment_OfTheChild_HoldsNoSecret()
    {
        Environment.SetEnvironmentVariable("Telegram__Token", "123:secret");
        var path = reading.Write([1]);
        using var process = Reading.Through(Shell("env > \"$2.env\""));

        await process.ReadAsync(path, "a", CancellationToken.None);

        var names = (await File.ReadAllLinesAsync(path + ".env")).Select(static line => line.Split('=')[0]);
        Assert.Empty(names.Except(["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "TEMP", "TMP", "TMPDIR", "DOTNET_GCHeapHardLimit", "DOTNET_EnableDiagnostics", "DOTNET_TieredPGO", "PWD", "SHLVL", "_"]));
    }

    [Fact]
    public async Task Program_ThatCannotBeStarted_IsAnOutcome_AndIsLogged()
    {
        var log = new ReadingLog();
        using var process = Reading.Through(new("/nowhere", []), log: log);

        Assert.Equal(ExtractionOutcome.NotTried, (await process.ReadAsync(reading.Write([1]), "a", CancellationToken.None)).Outcome);
        Assert.Contains("could not be started", log.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatNeedNotBeOpened_StartsNoChild()
    {
        using var process = Reading.Through(new("/nowhere", []), new ExtractionOptions { MaxMegabytes = 1 });

        Assert.Equal(ExtractionOutcome.TooLarge, (await process.ReadAsync(reading.Write(new byte[1_048_577]), "a", CancellationToken.None)).Outcome);
        Assert.Equal(ExtractionOutcome.Empty, (await process.ReadAsync(reading.Write([]), "a", CancellationToken.None)).Outcome);
        Assert.Equal(ExtractionOutcome.NotReadable, (await process.ReadAsync(reading.NewPath(), "a", CancellationToken.None)).Outcome);
        Assert.Equal(ExtractionOutcome.NotReadable, (await process.ReadAsync(Path.GetTempPath(), "a", CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Log_NamesNeitherFileNorText()
    {
        var log = new ReadingLog();
        using var process = Reading.Through(Shell($"echo '{Good}'"), log: log);
        var path = reading.Write([1]);

        await process.ReadAsync(path, "siri.txt", CancellationToken.None);

        Assert.StartsWith("A file was read: Text, Read, in ", log.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("siri", log.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetFileName(path), log.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Habari", log.Said, StringComparison.Ordinal);
    }

    private static ChildCommand Shell(string script) => new("/bin/sh", ["-c", script, "sh"]);

    private static async Task ThereIsAsync(string path)
    {
        var began = Stopwatch.GetTimestamp();
        while (!File.Exists(path))
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "It did not begin.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private async Task<ExtractedText> ReadAsync(string script, ExtractionOptions? options = null)
    {
        using var process = Reading.Through(Shell(script), options ?? Short);
        return await process.ReadAsync(reading.Write([1]), "a", CancellationToken.None);
    }
}
