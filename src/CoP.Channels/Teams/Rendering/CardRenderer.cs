using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Rendering;

/// <summary>Draws a message as one Adaptive Card, in the newest version that Teams shows for bots.</summary>
internal sealed class CardRenderer
{
    private const string Version = "1.5";

    private readonly ButtonRenderer _buttons;
    private readonly BlockRenderer _blocks;

    public CardRenderer(ButtonTokens tokens)
    {
        _buttons = new ButtonRenderer(tokens);
        _blocks = new BlockRenderer(_buttons);
    }

    public JsonObject Render(Message message, string conversation)
    {
        var context = new ButtonContext(message.Operation, conversation);
        var spoken = Summary.Of(message, Summary.Spoken);
        return new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = Version,
            ["speak"] = spoken,
            ["fallbackText"] = spoken,
            ["body"] = new JsonArray([.. Body(message, context)]),
        };
    }

    private IEnumerable<JsonNode> Body(Message message, ButtonContext context) =>
    [
        .. message.Title is { Length: > 0 } title ? new[] { Elements.Heading(title) } : [],
        .. message.File is { } file ? new[] { FileElements.Draw(file) } : [],
        .. _blocks.Draw(message.Blocks, context),
        .. _buttons.Rows(message.Buttons, context),
        .. message.Form is { Card: { } form } ? Form(form, context) : [],
    ];

    private IEnumerable<JsonNode> Form(CardPrompt form, ButtonContext context) =>
    [
        .. Intro(form.Intro, context),
        .. form.Inputs.SelectMany(InputRenderer.Draw),
        .. _buttons.FormRows(form.Buttons, context),
    ];

    // What a form opens with is its title: a heading, so that a screen reader finds the form by it.
    private IEnumerable<JsonNode> Intro(ImmutableArray<Block> intro, ButtonContext context) =>
        intro is [Paragraph { Tone: Tone.Strong } title, ..]
            ? [Elements.Heading(title.Text), .. _blocks.Draw(intro.Skip(1), context)]
            : _blocks.Draw(intro, context);
}
