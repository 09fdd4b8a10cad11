using CoP.Channels.Delivery.Rates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Delivery;

/// <summary>Hands a parcel to its channel's sender and always comes back with an outcome.</summary>
internal sealed class Carrying(
    IServiceProvider services, IRateBudget budget, Gates gates, DeliveryMeter meter, TimeProvider clock, ILogger<Carrying> log)
{
    public async Task<Landing> CarryAsync(Flight flight, CancellationToken cancel)
    {
        var channel = flight.Parcel.Conversation.Channel;
        var outcome = MayLeave(flight.Lease, channel) ?? await SendAsync(flight, channel, cancel);
        if (outcome is not SendOutcome.Sent)
        {
            log.NotSent(flight.Lease.RowId, channel, outcome.GetType().Name);
        }

        return new Landing(flight.Lease, outcome, flight.ShownHash, flight.LiveVersion);
    }

    /// <summary>Null when it may: the platform can have told everybody to wait after this row was chosen.</summary>
    private SendOutcome.RetryLater? MayLeave(Lease lease, string channel)
    {
        var pause = gates.Paused(channel);
        if (lease.Rate is { } rate)
        {
            Use(rate, leaves: pause == TimeSpan.Zero);
        }

        return pause > TimeSpan.Zero ? new SendOutcome.RetryLater(pause, "the channel is paused") : null;
    }

    private void Use(RateRequest rate, bool leaves)
    {
        if (leaves)
        {
            budget.Leave(rate);
        }
        else
        {
            budget.GiveBack(rate);
        }
    }

    private async Task<SendOutcome> SendAsync(Flight flight, string channel, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var outcome = await AskSenderAsync(flight, channel, cancel);
        meter.Count(channel, outcome, clock.GetElapsedTime(started));
        Heed(outcome, channel, flight.Parcel.Conversation.ExternalId);
        return outcome;
    }

    private async Task<SendOutcome> AskSenderAsync(Flight flight, string channel, CancellationToken cancel)
    {
        try
        {
            return await services.GetRequiredKeyedService<IChannelSender>(channel).SendAsync(flight.Parcel, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new SendOutcome.RetryLater(TimeSpan.Zero, "stopped before it left");
        }
        catch (Exception failure)
        {
            log.SenderThrew(failure, channel, flight.Lease.RowId);
            return new SendOutcome.Ambiguous(failure.GetType().Name);
        }
    }

    /// <summary>At once, not with the record: others are about to leave for the same place.</summary>
    private void Heed(SendOutcome outcome, string channel, string chat)
    {
        switch (outcome)
        {
            case SendOutcome.RetryLater { WholeChannel: true } later:
                gates.Pause(channel, later.Delay);
                break;
            case SendOutcome.RetryLater later:
                gates.Pause(channel, chat, later.Delay);
                break;
        }
    }
}
