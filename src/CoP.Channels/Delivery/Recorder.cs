using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Delivery;

/// <summary>Collects outcomes and writes those that are there together; a database outage makes it patient, not forgetful.</summary>
internal sealed class Recorder(Outcomes outcomes, TimeProvider clock, ILogger<Recorder> log)
{
    private const int Batch = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<Landing> _landings = Channel.CreateUnbounded<Landing>();

    public void Report(Landing landing) => _landings.Writer.TryWrite(landing);

    public void Complete() => _landings.Writer.TryComplete();

    /// <summary>Records until completed and empty, calling <paramref name="recorded"/> for each row after its commit.</summary>
    public async Task RunAsync(Action<Landing> recorded, CancellationToken cancel)
    {
        while (await _landings.Reader.WaitToReadAsync(cancel))
        {
            List<Landing> batch = [];
            while (batch.Count < Batch && _landings.Reader.TryRead(out var landing))
            {
                batch.Add(landing);
            }

            await RecordAsync(batch, cancel);
            batch.ForEach(recorded);
        }
    }

    private async Task RecordAsync(List<Landing> batch, CancellationToken cancel)
    {
        while (!await TryRecordAsync(batch, cancel))
        {
            await Task.Delay(Pause, clock, cancel);
        }
    }

    private async Task<bool> TryRecordAsync(List<Landing> batch, CancellationToken cancel)
    {
        try
        {
            await outcomes.RecordAsync(batch, cancel);
            return true;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.NotRecorded(failure, batch.Count);
            return false;
        }
    }
}
