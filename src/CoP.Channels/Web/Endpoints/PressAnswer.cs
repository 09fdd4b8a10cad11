using CoP.Channels.Web.Playback;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Web.Endpoints;

/// <summary>Puts the answer to a press in place of the pressed card, as Teams does with the response of an invoke.</summary>
internal sealed class PressAnswer([FromKeyedServices(ChannelNames.Desk)] IMessageRenderer renderer, PlaybackStore store)
{
    /// <summary>False when the card stays as it is.</summary>
    public async Task<bool> ReplaceAsync(Conversation conversation, string? messageId, Message? answer, CancellationToken cancel) =>
        answer is not null
        && await store.ReplaceAsync(conversation, messageId, renderer.Render(answer, OutboxKind.Edit, conversation.ExternalId)[0], cancel);
}
