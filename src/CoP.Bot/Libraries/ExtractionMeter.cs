using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoP.Community;
using CoP.Extraction;

namespace CoP.Bot.Libraries;

/// <summary>What is told of files that were read: <c>cop.extraction.duration</c>, by what they were and how that went.</summary>
internal sealed class ExtractionMeter(IMeterFactory meters, TimeProvider clock)
{
    private readonly Histogram<double> _duration = meters.Create(Telemetry.Name)
        .CreateHistogram("cop.extraction.duration", "s", "How long reading a file took, the start of its process and the wait for one included.", tags: null, Telemetry.Seconds);

    public async Task<ExtractedText> MeasureAsync(Func<Task<ExtractedText>> read)
    {
        using var span = Telemetry.Part("extraction");
        var started = clock.GetTimestamp();
        var text = await read();
        var tags = new TagList { { "format", text.Format.ToString() }, { "outcome", text.Outcome.ToString() } };
        _duration.Record(clock.GetElapsedTime(started).TotalSeconds, tags);
        Telemetry.Describe(span, tags, failed: false);
        return text;
    }
}
