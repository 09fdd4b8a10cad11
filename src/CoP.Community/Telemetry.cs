using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoP.Community;

/// <summary>
/// What the program tells of itself: spans under the source <see cref="Name"/>, and instruments of a meter of the same name, each declared by the room that
/// measures. While nobody listens, it costs next to nothing. What is told names channels, kinds and outcomes, and never a person, a place or a word (docs/decisions/0059).
/// </summary>
public static class Telemetry
{
    public const string Name = "CoP.Bot";

    /// <summary>Bounds in seconds of what takes from a millisecond to half a minute: turns, requests, transactions.</summary>
    public static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    /// <summary>Bounds in seconds of what may be late by minutes or hours.</summary>
    public static readonly InstrumentAdvice<double> LongSeconds = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400] };

    public static ActivitySource Source { get; } = new(Name);

    /// <summary>The span that runs now, so that what it leaves to be done later is told as its own; nothing when nobody keeps it.</summary>
    public static ActivityContext Current => Activity.Current is { IsAllDataRequested: true } running ? running.Context : default;

    /// <summary>Gives a span the tags of a measurement, by names of our own.</summary>
    public static void Describe(Activity? span, in TagList tags, bool failed)
    {
        if (span is null)
        {
            return;
        }

        foreach (var (key, value) in tags)
        {
            span.SetTag($"cop.{key}", value);
        }

        if (failed)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>A span of something that is worth telling only as a part of something else.</summary>
    /// <returns>Null when nothing is being told.</returns>
    public static Activity? Part(string name) => Activity.Current is { IsAllDataRequested: true } ? Source.StartActivity(name) : null;
}
