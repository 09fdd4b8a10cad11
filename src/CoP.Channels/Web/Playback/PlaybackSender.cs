using System.Text.Json.Nodes;
using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.Channels.Web.Playback;

/// <summary>"Sends" to a side of the page: the message is kept, and open pages are told.</summary>
internal sealed class PlaybackSender(string channel, PlaybackStore store, PlaybackFeed feed) : IChannelSender
{
    public string Channel => channel;

    public async Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken cancel) => parcel.Kind switch
    {
        OutboxKind.Send => new SendOutcome.Sent(await store.AddAsync(parcel.Conversation, parcel.Wire, cancel)),
        OutboxKind.Edit => Found(await store.ReplaceAsync(parcel.Conversation, parcel.Target, parcel.Wire, cancel), parcel.Target),
        OutboxKind.Delete => Found(await store.RemoveAsync(parcel.Conversation, parcel.Target, cancel), parcel.Target),
        _ => Acknowledge(parcel),
    };

    private static SendOutcome Found(bool found, string? id) =>
        found ? new SendOutcome.Sent(id) : new SendOutcome.Moot("no such message", TargetGone: true);

    private SendOutcome.Sent Acknowledge(Parcel parcel)
    {
        var text = (JsonNode.Parse(parcel.Wire) as JsonObject)?["text"]?.ToString();
        feed.Publish(parcel.Conversation.ExternalId, "toast", new { press = parcel.Target, text });
        return new SendOutcome.Sent(null);
    }
}
