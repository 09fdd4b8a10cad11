using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.KillHost;

/// <summary>
/// Writes a reference on every part, so that what a platform saw can be told from what it saw again. It names the row, not
/// the body: a message that is written anew for another conversation keeps it.
/// </summary>
internal sealed partial class ReferenceTap(IMessageRenderer inner) : IMessageRenderer
{
    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation)
    {
        var wires = inner.Render(message, kind, conversation);
        return kind == OutboxKind.Send ? [.. wires.Select((wire, part) => Marked(wire, NameOf(message), part))] : wires;
    }

    private static string Marked(string wire, string name, int part)
    {
        var body = JsonNode.Parse(wire)!.AsObject();
        body["reference"] = $"{name}/{part}";
        body["part"] = part;
        return body.ToJsonString();
    }

    /// <summary>A reply's operation is kept with it, an announcement's names its row. Another notice gets a new one each time, so the driver gives each question a number.</summary>
    private static string NameOf(Message message) =>
        Case().Match(MessageJson.Write(message)) is { Success: true } match ? match.Value : message.Operation;

    [GeneratedRegex(@"case-\d+")]
    private static partial Regex Case();
}
