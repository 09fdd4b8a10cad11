using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.KillHost;

/// <summary>O5: the platform's answer was read and is not written down.</summary>
internal sealed class SenderTap(IChannelSender inner, KillPoints points) : IChannelSender
{
    public string Channel => inner.Channel;

    public async Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel)
    {
        var outcome = await inner.SendAsync(request, cancel);
        if (request.Kind == OutboxKind.Send && outcome is SendOutcome.Sent)
        {
            points.Reach("O5");
        }

        return outcome;
    }
}
