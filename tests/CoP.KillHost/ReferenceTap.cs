using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Channels.Delivery;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.KillHost;

/// <summary>
/// Writes a reference on every part, so that what a platform saw can be told from what it saw again. The outbox keeps the
/// body of a begun send, so a repeat carries the same reference.
/// </summary>
internal sealed class ReferenceTap(IMessageRenderer inner) : IMessageRenderer
{
    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation)
    {
        var wires = inner.Render(message, kind, conversation);
        return kind == OutboxKind.Send ? [.. wires.Select(Marked)] : wires;
    }

    private static string Marked(string wire, int part)
    {
        var body = JsonNode.Parse(wire)!.AsObject();
        body["reference"] = Guid.NewGuid().ToString("n");
        body["part"] = part;
        return body.ToJsonString();
    }
}
