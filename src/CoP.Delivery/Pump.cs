using CoP.Community.Delivery;

namespace CoP.Delivery;

/// <summary>Takes what is due off one queue and puts it on the wire, as far as there are places.</summary>
internal sealed class Pump(
    Leasing leasing, Preparing preparing, Carrying carrying, Recorder recorder, GivingUp givingUp, Underway underway)
{
    /// <summary>Until there is nothing more to put there.</summary>
    /// <param name="hard">Ends what is on the wire already.</param>
    public async Task RunAsync(Queue queue, CancellationToken stopping, CancellationToken hard)
    {
        while (!stopping.IsCancellationRequested && await FillAsync(queue, stopping, hard))
        {
        }
    }

    private async Task<bool> FillAsync(Queue queue, CancellationToken stopping, CancellationToken hard)
    {
        var leases = await leasing.ChooseAsync(queue, underway, stopping);
        foreach (var flight in leases.Count == 0 ? [] : await PrepareAsync(leases, hard))
        {
            _ = FlyAsync(flight, hard);
        }

        return leases.Count > 0;
    }

    private async Task<IReadOnlyList<Flight>> PrepareAsync(IReadOnlyList<Lease> leases, CancellationToken hard)
    {
        try
        {
            var flights = await preparing.PrepareAsync(leases, hard);
            Stay(leases.ExceptBy(flights.Select(static flight => flight.Lease.RowId), static lease => lease.RowId));
            return flights;
        }
        catch
        {
            if (hard.IsCancellationRequested || !await givingUp.CanWriteAsync(leases[0].RowId, hard))
            {
                Return(leases);
                throw; // The database is away.
            }
        }

        return await OneByOneAsync(leases, hard);
    }

    /// <summary>One of them kept all from being prepared; it must not keep the others for ever.</summary>
    private async Task<IReadOnlyList<Flight>> OneByOneAsync(IReadOnlyList<Lease> leases, CancellationToken hard)
    {
        List<Flight> ready = [];
        foreach (var lease in leases)
        {
            if (await AloneAsync(lease, hard) is { } flight)
            {
                ready.Add(flight);
            }
            else
            {
                Return([lease]);
            }
        }

        return ready;
    }

    private async Task<Flight?> AloneAsync(Lease lease, CancellationToken hard)
    {
        try
        {
            return (await preparing.PrepareAsync([lease], hard)) is [var flight] ? flight : null;
        }
        catch (Exception failure) when (!hard.IsCancellationRequested)
        {
            await givingUp.EndsAsync(lease, OutboxState.Rejected, null, failure, hard);
            return null;
        }
    }

    private void Stay(IEnumerable<Lease> leases)
    {
        foreach (var lease in leases.ToList())
        {
            leasing.GiveBack([lease]);
            underway.Remove(lease);
        }
    }

    /// <summary>Nobody knows whether a failed commit happened. Should it have, the rows are queued again: nothing of them has left.</summary>
    private void Return(IReadOnlyList<Lease> leases)
    {
        leasing.GiveBack(leases);
        foreach (var lease in leases)
        {
            recorder.Report(new Landing(lease, new SendOutcome.RetryLater(TimeSpan.Zero, "not begun")));
        }
    }

    private async Task FlyAsync(Flight flight, CancellationToken hard)
    {
        await Task.Yield();
        recorder.Report(await carrying.CarryAsync(flight, hard));
    }
}
