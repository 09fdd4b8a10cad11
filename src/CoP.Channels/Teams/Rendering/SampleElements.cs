using System.Text.Json.Nodes;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Teams.Rendering;

/// <summary>Another message inside this card, on a ground of its own, its buttons as words.</summary>
internal static class SampleElements
{
    /// <param name="draw">How its blocks are drawn.</param>
    public static IEnumerable<JsonNode> Draw(Sample sample, Func<IEnumerable<Block>, IEnumerable<JsonNode>> draw) =>
    [
        Elements.Line(sample.Heading, Tone.Strong),
        Elements.Container(sample.AsChat ? Chat(sample.Message, draw) : Card(sample.Message, draw), "emphasis"),
    ];

    private static IEnumerable<JsonNode> Card(Message message, Func<IEnumerable<Block>, IEnumerable<JsonNode>> draw) =>
    [
        .. message.Title is { Length: > 0 } title ? [Elements.Title(title)] : Nothing,
        .. message.File is { } file ? [File(file)] : Nothing,
        .. draw(message.Blocks.Select(Still)),
        .. Labels(message),
    ];

    /// <summary>A chat shows a picture first, and a title as bold words.</summary>
    private static IEnumerable<JsonNode> Chat(Message message, Func<IEnumerable<Block>, IEnumerable<JsonNode>> draw) =>
    [
        .. message.File is { } file ? [File(file)] : Nothing,
        .. message.Title is { Length: > 0 } title ? [Elements.Line(title, Tone.Strong)] : Nothing,
        .. draw(message.Blocks.Select(Still)),
        .. Labels(message),
    ];

    private static JsonNode File(MessageFile file) => file.IsPicture ? FileElements.Draw(file) : Elements.Line($"📎 {file.Name}", Tone.Strong);

    private static IEnumerable<JsonNode> Nothing => [];

    private static Block Still(Block block) => block is Entry entry ? entry with { Open = null } : block;

    private static IEnumerable<JsonNode> Labels(Message message) => message.Buttons
        .Where(static row => row.Buttons.Length > 0)
        .Select(static row => Elements.Line(string.Join("   ", row.Buttons.Select(static button => $"[ {button.Label} ]")), Tone.Strong));
}
