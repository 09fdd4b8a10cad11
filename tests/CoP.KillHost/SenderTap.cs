using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.KillHost;

/// <summary>O5: the platform's answer was read and is not written down.</summary>
internal sealed class SenderTap(IChannelSender inner, KillPoints points) : IChannelSender
{
    public string Channel => inner.Channel;

    public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken cancel)
    {
        var outcome = await inner.SendAsync(parcel, cancel);
        if (parcel.Kind == OutboxKind.Send && outcome is SendOutcome.Sent)
        {
            points.Reach("O5");
        }

        return outcome;
    }
}
