using System.Collections.Immutable;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.Delivery;

/// <summary>Turns a message into request bodies of one platform. Pure: the same message gives the same bytes.</summary>
public interface IMessageRenderer
{
    /// <summary>
    /// The bodies, as JSON, in the order to be sent: one for each part of a message that must be split. Edits and
    /// acknowledgements always fit into one.
    /// </summary>
    /// <param name="conversation">The external id of the conversation, which buttons are signed for.</param>
    ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation);
}
