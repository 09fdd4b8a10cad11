using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoP.Extraction.Processes;

/// <summary>The process that reads: <c>extract SECONDS FILE…</c>. It says one line for each file and knows nothing else of the bot.</summary>
public static class ExtractionChild
{
    public const string Command = "extract";

    // What has been read by then is better than nothing.
    private const double ShareForReading = 0.6;
    private const int Patience = 2;

    /// <summary>Whether this process was started for it. Asked before anything else is begun: a start must be cheap.</summary>
    public static bool IsMeant(string[] args) => args is [Command, _, _, ..];

    /// <summary>Reads, says what there is, and ends by itself even when nobody watches any more.</summary>
    public static int Run(string[] args, Stream answers)
    {
        var most = TimeSpan.FromSeconds(int.Parse(args[1], CultureInfo.InvariantCulture));
        ChildLimits.Set((ulong)(most.TotalSeconds * Patience * (args.Length - 2)));
        foreach (var path in args.AsSpan(2))
        {
            using var end = TimeProvider.System.CreateTimer(static _ => Die(), null, most * Patience, Timeout.InfiniteTimeSpan);
            Answer(FileReading.Read(path, new CollectedText(TimeProvider.System, most * ShareForReading)), answers);
        }

        return 0;
    }

    private static void Answer(ExtractedText text, Stream answers)
    {
        JsonSerializer.Serialize(answers, text, ExtractionJson.Lines.ExtractedText);
        answers.Write("\n"u8);
        answers.Flush();
    }

    // Nothing is tidied up: what is to be ended may be what would be waited for.
    private static void Die()
    {
        using var me = Process.GetCurrentProcess();
        me.Kill();
    }
}
