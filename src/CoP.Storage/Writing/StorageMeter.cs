using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoP.Community;

namespace CoP.Storage.Writing;

/// <summary>What is told of transactions on whatever database: <c>cop.database.transaction.duration</c> by outcome, and <c>cop.database.conflicts</c>.</summary>
internal sealed class StorageMeter
{
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _conflicts;
    private readonly TimeProvider _clock;

    public StorageMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Telemetry.Name);
        _duration = meter.CreateHistogram("cop.database.transaction.duration", "s", "From the wish for a transaction to its commit, waiting and runs anew included.", tags: null, Telemetry.Seconds);
        _conflicts = meter.CreateCounter<long>("cop.database.conflicts", "{conflict}", "Transactions that ran anew because somebody else was faster.");
    }

    public async Task<T> MeasureAsync<T>(Func<Task<T>> transaction)
    {
        using var span = Telemetry.Part("transaction");
        var (started, failed) = (_clock.GetTimestamp(), true);
        try
        {
            var value = await transaction();
            failed = false;
            return value;
        }
        finally
        {
            var tags = new TagList { { "outcome", failed ? "failed" : "done" } };
            _duration.Record(_clock.GetElapsedTime(started).TotalSeconds, tags);
            Telemetry.Describe(span, tags, failed);
        }
    }

    public void CountConflict() => _conflicts.Add(1);
}
