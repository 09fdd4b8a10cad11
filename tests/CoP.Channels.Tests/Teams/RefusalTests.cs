using System.Data.Common;
using System.Diagnostics.Metrics;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>Guarantee G13 on Teams: an event that could not be kept is refused, and counted, never acknowledged.</summary>
public class RefusalTests
{
    [Fact]
    public async Task Event_WhenTheDatabaseIsAway_IsRefusedAndCounted()
    {
        var counted = 0L;
        using var listener = new MeterListener { InstrumentPublished = Enable };
        listener.SetMeasurementEventCallback<long>((_, by, tags, _) => Interlocked.Add(ref counted, tags[0].Value is "msteams" ? by : 0));
        listener.Start();
        await using var host = await TeamsHost.StartAsync();
        host.Turns.Answer = static () => throw new AwayException();

        Assert.Equal(503, await host.PostAsync(host.Person.Message("x")));

        Assert.True(counted >= 1);
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Name == "cop.events.refused")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private sealed class AwayException : DbException;
}
