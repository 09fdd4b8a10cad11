using System.Collections.Immutable;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Tests.Web.Support;

/// <summary>Takes a message's first paragraph for the finished wire, so that tests write wires by hand.</summary>
internal sealed class WireRenderer : IMessageRenderer
{
    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation) =>
        [((Paragraph)message.Blocks[0]).Text];
}
