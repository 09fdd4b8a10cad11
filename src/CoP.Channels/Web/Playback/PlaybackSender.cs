using System.Text.Json.Nodes;
using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.Channels.Web.Playback;

/// <summary>"Sends" to a side of the page: the message is kept, and open pages are told.</summary>
internal sealed class PlaybackSender(string channel, PlaybackStore store, PlaybackFeed feed) : IChannelSender
{
    public string Channel => channel;

    public async Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel) => request.Kind switch
    {
        OutboxKind.Send => new SendOutcome.Sent(await store.AddAsync(request.Conversation, request.Payload, cancel)),
        OutboxKind.Edit => Found(await store.ReplaceAsync(request.Conversation, request.Target, request.Payload, cancel), request.Target),
        OutboxKind.Delete => Found(await store.RemoveAsync(request.Conversation, request.Target, cancel), request.Target),
        _ => Acknowledge(request),
    };

    private static SendOutcome Found(bool found, string? id) =>
        found ? new SendOutcome.Sent(id) : new SendOutcome.Moot("no such message", TargetGone: true);

    private SendOutcome.Sent Acknowledge(OutboundRequest request)
    {
        var text = (JsonNode.Parse(request.Payload) as JsonObject)?["text"]?.ToString();
        feed.Publish(request.Conversation.ExternalId, "toast", new { press = request.Target, text });
        return new SendOutcome.Sent(null);
    }
}
