using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Rates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>Hands a parcel to its channel's sender, when its place in the rate budget has come, and always comes back with an outcome.</summary>
internal sealed class Carrying(
    IServiceProvider services, IRateBudget budget, Gates gates, IDepartures departures, DeliveryMeter meter, SteadyTime clock, ILogger<Carrying> log)
{
    public async Task<Landing> CarryAsync(Flight flight, CancellationToken cancel)
    {
        var outcome = await OutcomeAsync(flight, cancel);
        if (outcome is not SendOutcome.Sent)
        {
            log.NotSent(flight.Lease.RowId, flight.Lease.Lane, outcome.GetType().Name);
        }

        return new Landing(flight.Lease, outcome, flight.ShownHash, flight.LiveVersion);
    }

    private async Task<SendOutcome> OutcomeAsync(Flight flight, CancellationToken cancel)
    {
        try
        {
            return await MayLeaveAsync(flight.Lease, cancel) ?? await SendAsync(flight, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new SendOutcome.RetryLater(TimeSpan.Zero, "stopped before it left");
        }
        catch (Exception failure) // The sender's own never come here.
        {
            log.NotCarried(failure, flight.Lease.RowId, flight.Lease.Lane);
            return new SendOutcome.RetryLater(TimeSpan.Zero, failure.GetType().Name);
        }
    }

    /// <summary>Null when it may: the platform can have told everybody to wait after this row was chosen.</summary>
    private async Task<SendOutcome.RetryLater?> MayLeaveAsync(Lease lease, CancellationToken cancel)
    {
        var isInTime = lease.Place is not { } place || await budget.LeaveAsync(place, cancel);
        return gates.Paused(lease.Lane) is var pause && pause > TimeSpan.Zero ? new SendOutcome.RetryLater(pause, "the lane is paused")
            : isInTime ? null
            : new SendOutcome.RetryLater(TimeSpan.Zero, "its time had passed");
    }

    private async Task<SendOutcome> SendAsync(Flight flight, CancellationToken cancel)
    {
        departures.Begin(flight.Lease.RowId, flight.Lease.Fence);
        var started = clock.GetTimestamp();
        var outcome = await AskSenderAsync(flight, cancel);
        try
        {
            await HeedAsync(flight, outcome, clock.GetElapsedTime(started), cancel);
        }
        catch (Exception failure) // What the platform has answered stays so.
        {
            log.NotHeeded(failure, flight.Lease.RowId);
        }

        return outcome;
    }

    private async Task HeedAsync(Flight flight, SendOutcome outcome, TimeSpan took, CancellationToken cancel)
    {
        meter.Count(flight.Parcel.Conversation.Channel, outcome, took);
        await HeedAsync(outcome, flight.Lease.Lane, flight.Parcel.Conversation.ExternalId, cancel);
        if (flight.Lease.Place is { } place)
        {
            budget.Landed(place, clock.GetUtcNow() - place.LeftAt!.Value);
        }
    }

    private async Task<SendOutcome> AskSenderAsync(Flight flight, CancellationToken cancel)
    {
        var channel = flight.Parcel.Conversation.Channel;
        try
        {
            return await services.GetRequiredKeyedService<IChannelSender>(channel).SendAsync(flight.Parcel, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.SenderThrew(failure, channel, flight.Lease.RowId);
            return new SendOutcome.Ambiguous(failure.GetType().Name);
        }
    }

    /// <summary>At once, not with the record: others are about to leave for the same place.</summary>
    private async Task HeedAsync(SendOutcome outcome, string lane, string chat, CancellationToken cancel)
    {
        switch (outcome)
        {
            case SendOutcome.RetryLater { WholeChannel: true } later:
                gates.Pause(lane, later.Delay);
                await TellAsync(lane, null, later.Delay, cancel);
                break;
            case SendOutcome.RetryLater later:
                gates.Pause(lane, chat, later.Delay);
                await TellAsync(lane, chat, later.Delay, cancel);
                break;
        }
    }

    private async Task TellAsync(string lane, string? chat, TimeSpan delay, CancellationToken cancel)
    {
        try
        {
            await (delay > TimeSpan.Zero ? budget.PauseAsync(lane, chat, delay, cancel) : Task.CompletedTask);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.PauseNotShared(failure, lane);
        }
    }
}
