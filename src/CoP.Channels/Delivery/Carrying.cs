using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Delivery;

/// <summary>Hands a parcel to its channel's sender and always comes back with an outcome.</summary>
internal sealed class Carrying(IServiceProvider services, DeliveryMeter meter, TimeProvider clock, ILogger<Carrying> log)
{
    public async Task<Landing> CarryAsync(Flight flight, CancellationToken cancel)
    {
        var channel = flight.Parcel.Conversation.Channel;
        var started = clock.GetTimestamp();
        var outcome = await SendAsync(flight, channel, cancel);
        meter.Count(channel, outcome, clock.GetElapsedTime(started));
        if (outcome is not SendOutcome.Sent)
        {
            log.NotSent(flight.RowId, channel, outcome.GetType().Name);
        }

        return new Landing(flight, outcome);
    }

    private async Task<SendOutcome> SendAsync(Flight flight, string channel, CancellationToken cancel)
    {
        if (services.GetKeyedService<IChannelSender>(channel) is not { } sender)
        {
            return new SendOutcome.Rejected("the channel is switched off");
        }

        try
        {
            return await sender.SendAsync(flight.Parcel, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new SendOutcome.RetryLater(TimeSpan.Zero, "stopped before it left");
        }
        catch (Exception failure)
        {
            log.SenderThrew(failure, channel, flight.RowId);
            return new SendOutcome.Ambiguous(failure.GetType().Name);
        }
    }
}
