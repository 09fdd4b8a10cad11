using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.KillHost;

/// <summary>I1: an event was read; I3: its turn is committed; I4 is prepared here; I6: half of what a poll brought is committed.</summary>
internal sealed class TurnTap(ITurns inner, KillPoints points, Polled polled) : ITurns
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        points.Reach("I1");
        if (points.IsArmed("I4") && Flow.Request is { } request && points.IsNow("I4"))
        {
            request.IsLast = TransactionTap.IsOutboxHeld = true;
        }

        Flow.Turn = new TurnMark();
        var outcome = await inner.HandleAsync(incoming, cancel);
        points.Reach("I3");
        polled.Committed();
        return outcome;
    }

    public Task<IReadOnlyList<PromptOption>> SearchAsync(
        string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        inner.SearchAsync(channel, person, dataset, typed, cancel);
}

/// <summary>How much of what the last poll brought is committed.</summary>
internal sealed class Polled(KillPoints points)
{
    private int _brought;
    private int _committed;

    public void Brought(int updates)
    {
        Volatile.Write(ref _committed, 0);
        Volatile.Write(ref _brought, updates);
    }

    public void Committed()
    {
        if (Interlocked.Increment(ref _committed) is var done && done < Volatile.Read(ref _brought) && done * 2 >= Volatile.Read(ref _brought))
        {
            points.Reach("I6");
        }
    }
}
